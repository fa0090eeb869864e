import type { OwnData } from '../../../contracts/own-data';
import { keptWords, storedRows } from './own-data';

const now = new Date('2026-11-25T02:00:00Z');
const data: OwnData = {
  hallName: '柳溪镇便民服务中心',
  windowName: '3号窗口 社会保险',
  receivedAt: '2026-11-20T07:42:00.000Z',
  receivedBy: '青禾区纪委监委',
  level: 'dissatisfied',
  reasons: ['业务不熟', '态度生硬'],
  attitude: 'acceptable',
  efficiency: null,
  comment: '让我下周再来',
  photoCount: 2,
  phoneMasked: '138****6027',
  phoneUntil: null,
  phoneDeletedAt: null,
  wordsWithdrawnAt: null,
  secret: false,
  passedOn: false,
  canCorrectPhone: true,
  canWithdrawPhone: true,
  canWithdrawWords: true,
};
const row = (name: string, changes: Partial<OwnData> = {}) => new Map(storedRows({ ...data, ...changes }, now)).get(name);

test('every thing that is stored has its line, and what was left out says so', () => {
  expect(storedRows(data, now)).toEqual([
    ['什么时候评的', '11月20日 周五 15:42'],
    ['哪个窗口', '柳溪镇便民服务中心 3号窗口 社会保险'],
    ['满意程度', '不满意'],
    ['原因', '业务不熟、态度生硬'],
    ['态度', '基本满意'],
    ['想说的话', '让我下周再来'],
    ['照片', '2 张'],
    ['电话', '138****6027'],
  ]);
  const nothing = { reasons: [], comment: null, photoCount: 0, phoneMasked: null };
  expect(['原因', '想说的话', '照片', '电话'].map((name) => row(name, nothing))).toEqual(['没有选', '没有写', '没有', '没有留']);
});

test('what was taken back says when', () => {
  const withdrawn = { comment: null, photoCount: 0, wordsWithdrawnAt: '2026-11-24T02:00:00.000Z', phoneMasked: null, phoneDeletedAt: '2026-11-24T03:00:00.000Z' };
  expect(row('想说的话', withdrawn)).toBe('您已撤回，11月24日 周二 10:00 删除');
  expect(row('照片', withdrawn)).toBe('您已撤回，11月24日 周二 10:00 删除');
  expect(row('电话', withdrawn)).toBe('11月24日 周二 11:00 已删除');
});

test('who sees it follows from what the commission did with it', () => {
  expect(keptWords(data, now)[0]).toBe('满意程度和原因，大厅和部门也看得到；您写的话和照片由青禾区纪委监委看，没有转给部门。');
  expect(keptWords({ ...data, passedOn: true }, now)[0]).toContain('转去整改的那部分，大厅和部门也看得到');
  expect(keptWords({ ...data, secret: true }, now)[0]).toBe('您反映的涉及廉洁，只有青禾区纪委监委看得到，窗口、大厅和部门都看不到。');
});

test('until when the number is kept is a day as soon as there is one', () => {
  expect(keptWords(data, now)[1]).toBe('电话在办结 30 天后删除。加密保存，工作人员每看一次都有记录。');
  expect(keptWords({ ...data, phoneUntil: '2026-12-20' }, now)[1]).toContain('电话 12月20日 周日 删除。');
  expect(keptWords({ ...data, phoneMasked: null }, now).join('')).not.toContain('电话');
});
