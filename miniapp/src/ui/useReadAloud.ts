import { useEffect, useMemo, useRef, useState } from 'react';
import { textOf, type PlacedSentence } from '../logic/page-text';
import { createReader, type Reading, type Voice } from '../logic/reader';
import { watchVoice } from '../platform/voice';

export interface PageReader {
  reading: Reading;
  /** Reads what stands in the page's body. */
  start(page: Element | null | undefined): void;
  pause(): void;
  goOn(): void;
  stop(): void;
}

/** The device's own voice over a page, which shows where it is; null where the device has none. */
export function useReadAloud(): PageReader | null {
  const [voice, setVoice] = useState<Voice | null>(null);
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const sentences = useRef<PlacedSentence[]>([]);
  const reader = useMemo(() => voice && createReader(voice, setReading), [voice]);

  useEffect(() => watchVoice((found) => setVoice((known) => known ?? found)), []);
  useEffect(() => {
    if (!reader) return;
    // Going to another address, or closing: a browser would read on.
    window.addEventListener('pagehide', reader.stop);
    return () => {
      window.removeEventListener('pagehide', reader.stop);
      reader.stop();
    };
  }, [reader]);
  const at = reading.state === 'idle' ? null : reading.at;
  useEffect(() => {
    const element = at === null ? undefined : sentences.current[at]?.element;
    if (!element) return;
    element.setAttribute('data-reading', '');
    element.scrollIntoView({ block: 'center' });
    return () => element.removeAttribute('data-reading');
  }, [at]);

  return useMemo(
    () =>
      reader && {
        reading,
        start(page) {
          const body = page?.querySelector('.page__body');
          sentences.current = body ? textOf(body) : [];
          reader.start(sentences.current);
        },
        pause: reader.pause,
        goOn: reader.goOn,
        stop: reader.stop,
      },
    [reader, reading],
  );
}
