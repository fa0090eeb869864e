import { useDidHide } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { textOf, type PlacedSentence } from '../logic/page-text';
import { createReader, type Reading, type Voice } from '../logic/reader';
import { watchVoice } from '../platform/voice';
import { Icon } from './Icon';

/** 读给我听, by the device's own voice; not there where the device has none. Shows where it is, and stops when the page is left. */
export function ReadAloud() {
  const [voice, setVoice] = useState<Voice | null>(null);
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const sentences = useRef<PlacedSentence[]>([]);
  const place = useRef<HTMLDivElement>(null);
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
  useDidHide(() => reader?.stop());
  const at = reading.state === 'idle' ? null : reading.at;
  useEffect(() => {
    const element = at === null ? undefined : sentences.current[at]?.element;
    if (!element) return;
    element.setAttribute('data-reading', '');
    element.scrollIntoView({ block: 'center' });
    return () => element.removeAttribute('data-reading');
  }, [at]);

  if (!reader) return null;
  const start = () => {
    const page = place.current?.closest('.page')?.querySelector('.page__body');
    sentences.current = page ? textOf(page) : [];
    reader.start(sentences.current);
  };
  return (
    <div className={reading.state === 'idle' ? 'read-aloud' : 'read-aloud read-aloud--on'} ref={place}>
      {reading.state === 'idle' ? (
        <button type="button" className="pill" onClick={start}>
          <Icon name="speaker" />
          读给我听
        </button>
      ) : (
        <>
          <button type="button" className="pill" onClick={reading.state === 'reading' ? reader.pause : reader.goOn}>
            <Icon name={reading.state === 'reading' ? 'pause' : 'play'} />
            {reading.state === 'reading' ? '停一下' : '接着读'}
          </button>
          <button type="button" className="pill" onClick={reader.stop}>
            <Icon name="close" />
            不听了
          </button>
        </>
      )}
    </div>
  );
}
