import type { SavedPublication, SavePublicationRequest } from '../../../contracts/publication';
import { DraftKeeper, type Draft, type KeeperState } from './draft-keeper';

const draft = (text: string): Draft => ({ nothing: false, content: { form: 'text', text }, attachments: [], looked: false, decisions: [] });
const textOf = ({ content }: Pick<SavePublicationRequest, 'content'>): string => (content?.form === 'text' ? content.text : '');

function keeper(answer: (body: SavePublicationRequest) => Promise<void>) {
  const sent: [number, string][] = [];
  const states: KeeperState[] = [];
  const one = new DraftKeeper(
    1,
    async (body) => {
      sent.push([body.version, textOf(body)]);
      await answer(body);
      return { version: body.version + 1 } as SavedPublication;
    },
    (state) => states.push(state),
  );
  return { one, sent, states };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('saves once after a pause, with what was typed last', async () => {
  const { one, sent } = keeper(() => Promise.resolve());
  one.change(draft('一'));
  one.change(draft('一二'));
  await jest.advanceTimersByTimeAsync(2000);
  expect(sent).toEqual([[1, '一二']]);
  expect(one.settled).toBe(true);
});

test('what is typed while it saves goes next, with the new version', async () => {
  let release = (): void => undefined;
  const { one, sent } = keeper(({ version }) => (version === 1 ? new Promise((resolve) => (release = resolve)) : Promise.resolve()));
  one.change(draft('一'));
  const all = one.flush();
  one.change(draft('一二'));
  release();
  expect(await all).toBe(true);
  expect(sent).toEqual([[1, '一'], [2, '一二']]);
});

test('what failed is kept, and goes with the next press', async () => {
  let broken = true;
  const { one, sent, states } = keeper(() => (broken ? Promise.reject(new Error('offline')) : Promise.resolve()));
  one.change(draft('一'));
  expect(await one.flush()).toBe(false);
  expect([states.at(-1), one.settled]).toEqual(['failed', false]);
  broken = false;
  expect(await one.flush()).toBe(true);
  expect(sent).toEqual([[1, '一'], [1, '一']]);
});
