import { createReader, type Reading } from './reader';
import { sentencesOf } from '../../../contracts/speech';

/** Says nothing until the test lets it end. */
function fakeVoice() {
  const said: string[] = [];
  let end: () => void = () => {};
  return {
    said,
    end: () => end(),
    say: ({ words }: { words: string }, onSaid: () => void) => {
      said.push(words);
      end = onSaid;
    },
    silence: () => said.push('（静）'),
  };
}

const sentences = sentencesOf('收到了。谢谢您。凭号可查。');

test('reads one after the other and comes to its end', () => {
  const voice = fakeVoice();
  const readings: Reading[] = [];
  const reader = createReader(voice, (reading) => readings.push(reading));
  reader.start(sentences);
  voice.end();
  voice.end();
  voice.end();
  expect(voice.said).toEqual(['（静）', '收到了。', '谢谢您。', '凭号可查。']);
  expect(readings).toEqual([{ state: 'reading', at: 0 }, { state: 'reading', at: 1 }, { state: 'reading', at: 2 }, { state: 'idle' }]);
});

test('after a pause the sentence is said anew; the one that was broken off does not go on by itself', () => {
  const voice = fakeVoice();
  let reading: Reading = { state: 'idle' };
  const reader = createReader(voice, (next) => (reading = next));
  reader.start(sentences);
  voice.end();
  const brokenOff = voice.end;
  reader.pause();
  brokenOff();
  expect(reading).toEqual({ state: 'paused', at: 1 });
  reader.goOn();
  expect(voice.said.at(-1)).toBe('谢谢您。');
  expect(reading).toEqual({ state: 'reading', at: 1 });
});

test('stops at once, and starts again from the beginning', () => {
  const voice = fakeVoice();
  let reading: Reading = { state: 'idle' };
  const reader = createReader(voice, (next) => (reading = next));
  reader.start(sentences);
  voice.end();
  reader.stop();
  voice.end();
  expect([reading, voice.said.at(-1)]).toEqual([{ state: 'idle' }, '（静）']);
  reader.stop();
  reader.goOn();
  reader.pause();
  expect(reading).toEqual({ state: 'idle' });
  reader.start(sentences);
  expect(voice.said.at(-1)).toBe('收到了。');
});
