import { reporterStageLabels } from '../../../contracts/clue';
import { draftFrom, fieldsOf, fromChat, stageWords, whyNotSubmit } from './officer-report';

const empty = { officer: null, open: true, draft: null, organisations: [], own: [], village: null };
const village = { id: 'f'.repeat(24), name: '上柳村' };
const written = { what: '演示内容：路修了两回', organisation: village, when: ' 上个月 ', who: '', green: true };

test('says what is missing, one thing at a time', () => {
  expect(whyNotSubmit({ ...written, what: '  短 ' }, true)).toBe('请先写是什么事');
  expect(whyNotSubmit({ ...written, organisation: null }, true)).toBe('请选是哪个村、哪个单位');
  expect(whyNotSubmit(written, true)).toBeNull();
  expect(whyNotSubmit(written, false)).toBe('还没有开通');
});

test('keeps what can be kept', () => {
  expect(fieldsOf(written)).toEqual({ what: '演示内容：路修了两回', organisationId: village.id, when: '上个月', who: '', green: true });
  expect(fieldsOf({ what: '短', organisation: null, when: '', who: '', green: false })).toEqual({ when: '', who: '', green: false });
});

test('begins with the draft of the chat, or empty', () => {
  const draft = { what: '演示', organisation: village, when: '昨天', who: '某', green: true, photos: 2, voices: 1, hasPlace: true, until: '2026-11-21T02:00:00.000Z' };
  expect(draftFrom({ ...empty, draft })).toEqual({ what: '演示', organisation: village, when: '昨天', who: '某', green: true });
  expect(draftFrom(empty)).toEqual({ what: '', organisation: null, when: '', who: '', green: false });
  expect(fromChat(draft)).toBe('照片 2 张，语音 1 段，位置');
  expect(fromChat({ ...draft, photos: 0, voices: 0, hasPlace: false })).toBeNull();
});

test('calls each stage as the contract does', () => expect(stageWords).toEqual(reporterStageLabels));
