import type { Sentence } from '../../../contracts/speech';

/** A voice of the device. */
export interface Voice {
  /** Says one sentence and calls back when it is said; whatever was being said before falls silent. */
  say(sentence: Sentence, onSaid: () => void): void;
  silence(): void;
}

export type Reading = { state: 'idle' } | { state: 'reading' | 'paused'; at: number };

/**
 * Reads sentence after sentence. Going on after a pause begins the sentence anew: phones differ in what they make of a
 * paused voice.
 */
export function createReader(voice: Voice, onChange: (reading: Reading) => void) {
  let sentences: readonly Sentence[] = [];
  let reading: Reading = { state: 'idle' };
  /** A sentence that was broken off still reports that it ended. */
  let turn = 0;

  const become = (next: Reading) => {
    reading = next;
    onChange(next);
  };
  const read = (at: number) => {
    const sentence = sentences[at];
    const mine = (turn += 1);
    if (!sentence) return become({ state: 'idle' });
    become({ state: 'reading', at });
    voice.say(sentence, () => {
      if (mine === turn) read(at + 1);
    });
  };
  const fallSilent = () => {
    turn += 1;
    voice.silence();
  };

  return {
    start(all: readonly Sentence[]) {
      fallSilent();
      sentences = all;
      read(0);
    },
    pause() {
      if (reading.state !== 'reading') return;
      fallSilent();
      become({ state: 'paused', at: reading.at });
    },
    goOn() {
      if (reading.state === 'paused') read(reading.at);
    },
    stop() {
      if (reading.state === 'idle') return;
      fallSilent();
      become({ state: 'idle' });
    },
  };
}
