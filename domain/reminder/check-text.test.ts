import { useTestDatabase } from '../../test/support/database';
import { testContext } from '../../test/support/factories';
import { reminderTexts } from '../../templates/reminder';
import { faultsOf } from './check-text';
import { ruledOccasions } from './rules';

useTestDatabase();

test.each(reminderTexts.map((text) => [text.seed, text] as const))('the text %s that comes with the software fits with the longest values', async (_seed, text) => {
  expect(await faultsOf(testContext(), text)).toEqual([]);
});

test('every occasion has so many texts that nobody reads the same two years running, and no two are alike', () => {
  for (const occasion of ruledOccasions) {
    const least = occasion === 'examSeason' ? 3 : 2;
    expect([occasion, reminderTexts.filter((text) => text.occasion === occasion && text.for === 'any').length >= least]).toEqual([occasion, true]);
  }
  expect(new Set(reminderTexts.map(({ body }) => body)).size).toBe(reminderTexts.length);
  expect(new Set(reminderTexts.map(({ seed }) => seed)).size).toBe(reminderTexts.length);
});

const text = (body: string, summary = '过节不收礼') => ({ occasion: 'newYear' as const, body, summary });
const faults = async (body: string, summary?: string) => (await faultsOf(testContext(), text(body, summary))).map(({ path, message }) => `${path} ${message}`);

test('an unknown variable, one that the occasion cannot fill, an open brace and a link are named', async () => {
  expect(await faults('{称谓}，{节日}将到，{放假}放假，请守规矩。')).toEqual([]);
  expect(await faults('{称呼}，请守规矩，莫伸手。')).toEqual(['body 没有“称呼”这个变量']);
  expect(await faults('{称谓}，您党龄 {党龄} 年。')).toEqual(['body “元旦”里用不了“党龄”']);
  expect(await faults('{称谓，请守规矩，莫伸手。')).toEqual(['body 花括号要成对，里面写变量名']);
  expect(await faults('请看 https://example.test 守规矩')).toEqual(['body 提醒里不放链接']);
});

test('length is that of the filled text', async () => {
  expect(await faults(`{称谓}${'守'.repeat(134)}`)).toEqual([]);
  expect(await faults(`{称谓}${'守'.repeat(135)}`)).toEqual(['body 填上名字和单位后会有 141 个字，最多 140 个']);
  expect(await faults('请守规矩，过个清净年。', '{称谓}请守住规矩，过个清净年')).toEqual([]);
  expect(await faults('请守规矩，过个清净年。', '{称谓}请您在{单位}守住规矩不伸手')).toEqual(['summary 填好后会有 23 个字，摘要最多 20 个']);
});
