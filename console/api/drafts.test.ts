import { keepDraftsOf, readDraft, writeDraft } from './drafts';

test('words outlive their field; whoever signs in next finds only his own, and after signing out nobody any', () => {
  writeDraft('a', 'talk 1', '是哪一天');
  writeDraft('b', 'talk 1', '别人写的');
  keepDraftsOf('a');
  expect([readDraft('a', 'talk 1'), readDraft('b', 'talk 1')]).toEqual(['是哪一天', undefined]);
  keepDraftsOf(undefined);
  expect(readDraft('a', 'talk 1')).toBeUndefined();
});
