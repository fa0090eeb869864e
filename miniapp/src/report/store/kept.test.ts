import { newDraft } from '../logic/draft';
import { dropKept, keepDraft, keptDraft, openKept } from './kept';

const mockStored = new Map<string, unknown>();
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockStored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void mockStored.set(key, JSON.parse(JSON.stringify(value))),
    removeStorageSync: (key: string) => void mockStored.delete(key),
  },
}));
jest.mock('../../platform/random', () => ({ randomBytes: async () => new Uint8Array(16).fill(7) }));
// What makes guessing slow is tried in pin.test.ts; here it would only be slow.
jest.mock('../logic/sha256', () => {
  const real = jest.requireActual<typeof import('../logic/sha256')>('../logic/sha256');
  return { ...real, pbkdf2: (password: Uint8Array, salt: Uint8Array, _rounds: number, pause: () => Promise<void>) => real.pbkdf2(password, salt, 5, pause) };
});

const draft = { ...newDraft(false, 'k'.repeat(43)), what: '村口的路修了两回' };
const hourMs = 3600 * 1000;
beforeEach(() => {
  mockStored.clear();
  jest.useFakeTimers({ now: Date.parse('2026-11-20T07:42:00Z'), doNotFake: ['setTimeout'] });
});
afterEach(() => jest.useRealTimers());

test('is kept for a day, opens with its digits, and not a word of it lies open', async () => {
  expect(await keepDraft(draft, '482915')).toBe(Date.now() + 24 * hourMs);
  expect(JSON.stringify([...mockStored])).not.toContain('村口');
  expect(await openKept(keptDraft()!, '482915')).toEqual(draft);
  jest.setSystemTime(Date.now() + 24 * hourMs);
  expect(keptDraft()).toBeNull();
  expect(mockStored.size).toBe(0);
});

test('five wrong tries, over as many visits, and it is gone', async () => {
  await keepDraft(draft, '482915');
  for (const triesLeft of [4, 3, 2, 1, 0]) expect(await openKept(keptDraft()!, '000000')).toEqual({ triesLeft });
  expect(keptDraft()).toBeNull();
  expect(mockStored.size).toBe(0);
});

test('turning the clock back does not make it last', async () => {
  await keepDraft(draft, '482915');
  jest.setSystemTime(Date.now() - hourMs);
  expect(keptDraft()).toBeNull();
});

test.each(['a text', { locked: {}, wrong: 0 }, { wrong: 1 }])('what else lies there is thrown away: %j', (value) => {
  mockStored.set('kept-note', value);
  expect(keptDraft()).toBeNull();
  expect(mockStored.size).toBe(0);
});

test('is dropped on request', async () => {
  await keepDraft(draft, '482915');
  dropKept();
  expect(keptDraft()).toBeNull();
});
