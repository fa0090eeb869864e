import { emptyDraft, emptyLine } from '../logic/draft';
import { forgetDraft, keepDraft, keptDraft, reopenDraft } from './drafts';

jest.mock('@tarojs/taro', () => {
  const kept = new Map<string, unknown>();
  return { __esModule: true, default: { getStorageSync: (key: string) => kept.get(key) ?? '', setStorageSync: (key: string, value: unknown) => kept.set(key, value) } };
});

const now = Date.parse('2026-11-20T02:00:00Z');
const hours = 60 * 60_000;

test('what was typed stays until it was sent', () => {
  keepDraft('a', { ...emptyDraft(null), text: '做了' });
  keepDraft('b', emptyDraft(null));
  forgetDraft('b');
  expect([keptDraft('a')?.text, keptDraft('b'), reopenDraft('b', now)]).toEqual(['做了', undefined, undefined]);
});

test('pictures that did not get there, or that nobody claimed for a day, go again; those of the server stay', () => {
  const fresh = { id: 'fresh', preview: 'a', token: 't', sentAt: now - hours };
  const forgotten = { id: 'forgotten', preview: 'b', token: 'u', sentAt: now - 23 * hours };
  const cut = { id: 'cut', preview: 'c' };
  const there = { id: 'there', preview: 'data:', token: 'f'.repeat(24) };
  keepDraft('c', { ...emptyDraft(null), photos: [fresh, forgotten], payments: [{ ...emptyLine, photos: [cut, there] }] });
  expect(reopenDraft('c', now)).toMatchObject({ photos: [{ token: 't' }, { token: undefined, failed: true }], payments: [{ photos: [{ id: 'cut', failed: true }, { token: 'f'.repeat(24) }] }] });
  expect(keptDraft('c')?.photos[1]).toMatchObject({ failed: true });
});
