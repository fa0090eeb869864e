import mongoose from 'mongoose';
import type { CardTemplates, WechatKeyType } from '../../contracts/outside-templates';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { fixedClock, native, systemContext, type Context } from '../kernel';
import { answerTemplate, installAnswerNotifier } from '../rating';
import { keyTypes, valueFor } from './key-types';
import { noteRefusal, RefusalModel, refusalsOf } from './refusals';
import { fitCard, installSmsSignature, phoneParams, saveOutsideTemplates, showOutsideTemplates, smsPreview, templatesOf, wechatData } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const ctx = systemContext('test', clock);
const templateId = 'OPENTM-2026_abcdefghijkl';
beforeEach(async () => {
  await clearDatabase();
  installSmsSignature('示例区纪委监委');
});

const save = async (kind: string, templates: CardTemplates, as: Context = ctx) => saveOutsideTemplates(as, { kind, templates, version: (await showOutsideTemplates(ctx)).version });
const faults = async (kind: string, templates: CardTemplates): Promise<string[]> => {
  const error = await save(kind, templates).then(() => null, (thrown: { fields?: { path: string; message: string }[]; code: string }) => thrown);
  return error ? (error.fields?.map(({ path, message }) => `${path}: ${message}`) ?? [error.code]) : [];
};
const wechat = (keys: Record<string, string>) => ({ templateId, keys, page: '' });
const summary = '守住底线，不收礼金';

test.each<[WechatKeyType, string[], string[]]>([
  ['thing', ['不'.repeat(20), 'ab 1，。'], ['不'.repeat(21), '两行\n字']],
  ['short_thing', ['政治生日'], ['不'.repeat(11)]],
  ['phrase', ['已受理'], ['超过五个汉字', '已受理1']],
  ['character_string', ['PY-2026-0001', 'a'.repeat(32)], ['编号1', 'a'.repeat(33)]],
  ['name', ['演示甲', '阿依古丽·买买提', 'Anna Maria'], ['演示甲演示乙演示丙演示', '演示甲1']],
  ['date', ['2026年12月25日', '12月25日', '2026-12-25 15:01', '2026年12月25日~2026年12月26日'], ['12月25日 周五', '明天']],
  ['time', ['15:01', '2026年12月25日 15:01', '09:00~17:30'], ['25:00', '2026年12月25日']],
  ['number', ['20', '3.5'], ['二十', '20 年']],
  ['letter', ['ABC'], ['ABC1']],
  ['symbol', ['#'], ['a']],
  ['phone_number', ['0931-1234567', '+86 13800006027'], ['电话']],
  ['amount', ['¥12.50', '100元'], ['一百元']],
  ['car_number', ['粤A8Z888挂'], ['粤A8Z888挂挂挂']],
  ['const', ['通过'], ['不'.repeat(21)]],
])('%s takes what WeChat documents', (type, right, wrong) => {
  expect([right, wrong].map((values) => values.map((value) => keyTypes[type].fits(value)))).toEqual([right.map(() => true), wrong.map(() => false)]);
});

test('a sentence that is too long for its blank is cut, anything else goes as it is', () => {
  expect(valueFor('thing4', '守'.repeat(25))).toBe(`${'守'.repeat(19)}…`);
  expect(valueFor('thing4', '两行\n字')).toBe('两行 字');
  expect(valueFor('character_string1', 'PY-2026-0001')).toBe('PY-2026-0001');
});

test('what would not work is said at its field', async () => {
  expect(await faults('reminder', { wechatTemplate: wechat({ name: 'thing1', date: 'character_string2', words: 'thing1' }) })).toEqual([
    'templates.wechatTemplate.keys.date: “2026年12月25日”放不进 character_string2：32 位以内的数字、字母、符号，不能有汉字',
    'templates.wechatTemplate.keys.words: thing1 已经用过了',
  ]);
  expect(await faults('reminder', { wechatNotice: wechat({ place: 'thing1' }) })).toEqual(['templates.wechatNotice.keys.place: 没有这个字段']);
  expect(await faults('reminder', { voice: { templateId: '1', text: '提醒', params: [] } })).toEqual(['templates.voice: 这种消息不走这个渠道']);
  expect(await faults('invitation', { sms: { templateId: '1', text: '邀请码{1}，{3}前有效', params: ['code', 'validUntil'] } })).toEqual(['templates.sms.text: 变量要从 {1} 起连着写，不能跳号']);
  expect(await faults('invitation', { sms: { templateId: '1', text: '邀请码{code}', params: ['code'] } })).toEqual(['templates.sms.text: {code} 不对，变量写成 {1}、{2}']);
  expect(await faults('invitation', { sms: { templateId: '1', text: '邀请码{1}，{2}前有效', params: ['code'] } })).toEqual(['templates.sms.params: 模板里有 2 个变量，这里对上了 1 个']);
  expect(await faults('invitation', { sms: { templateId: '1', text: `【示例】邀请码{1}`, params: ['code'] } })).toEqual(['templates.sms.text: 不用写签名，发的时候会自动加上']);
  expect(await faults('invitation', { sms: { templateId: '1', text: `邀请码{1}${'字'.repeat(260)}`, params: ['code'] } })).toEqual(['templates.sms.text: 连签名 280 个字，要拆成 5 条，最多 4 条']);
  expect(await faults('parcel', {})).toEqual(['notFound']);
});

test('each kind is kept by itself, with who changed it, and two administrators do not overwrite each other', async () => {
  await save('reminder', { wechatTemplate: wechat({ words: 'thing1' }) });
  const shown = await save('invitation', { sms: { templateId: '110', text: '邀请码{1}，{2}前有效', params: ['code', 'validUntil'] } });
  expect([shown.version, shown.changedBy, shown.kinds.map(({ kind, templates }) => [kind, Object.keys(templates)])]).toEqual([2, '系统', [['reminder', ['wechatTemplate']], ['invitation', ['sms']], ['ratingAcknowledged', []], ['ratingAnswered', []], ['householdCode', []], ['followUpCall', []], ['villageNews', []]]]);
  await expect(saveOutsideTemplates(ctx, { kind: 'reminder', templates: {}, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
});

test('a text is tried against the blanks it will go into', async () => {
  const fields = { name: '演示甲同志', occasion: '政治生日', date: '2026年11月20日', words: summary };
  expect(await fitCard(ctx, 'reminder', 'wechatTemplate', { ...fields, words: '守'.repeat(21) })).toEqual([]);
  await save('reminder', { wechatTemplate: wechat({ name: 'thing1', words: 'thing2' }), sms: { templateId: '1', text: '{1}，{2}', params: ['name', 'words'] } });
  expect(await fitCard(ctx, 'reminder', 'wechatTemplate', fields)).toEqual([]);
  expect(await fitCard(ctx, 'reminder', 'wechatTemplate', { ...fields, words: '守'.repeat(21) })).toEqual([`一句话“${'守'.repeat(21)}”放不进微信的 thing2：20 个字以内，汉字、数字、字母、符号都行`]);
  expect(await fitCard(ctx, 'reminder', 'wechatTemplate', { ...fields, name: '' })).toEqual([expect.stringContaining('称呼“”放不进')]);
  expect(await fitCard(ctx, 'reminder', 'sms', { ...fields, words: '守'.repeat(300) })).toEqual([expect.stringContaining('要拆成 5 条')]);
  const { wechatTemplate, sms } = await templatesOf(ctx, 'reminder');
  expect([wechatTemplate && wechatData(wechatTemplate, fields), sms && phoneParams(sms, fields)]).toEqual([{ thing1: '演示甲同志', thing2: summary }, ['演示甲同志', summary]]);
});

test('an SMS is counted with its signature: 70 in one, 67 each in several', async () => {
  await save('reminder', { sms: { templateId: '1', text: '{1}', params: ['words'] } });
  // 【示例区纪委监委】 are nine.
  const parts = async (characters: number) => (await smsPreview(ctx, 'reminder', { words: '守'.repeat(characters) }))?.parts;
  expect(await Promise.all([61, 62, 125, 126].map(parts))).toEqual([1, 2, 2, 3]);
  expect(await smsPreview(ctx, 'invitation', {})).toBeNull();
  installSmsSignature(null);
  expect(await Promise.all([56, 57].map(parts))).toEqual([1, 2]);
});

test('citizens are offered to be told of an answer exactly while there is a form for it', async () => {
  installAnswerNotifier({ subscribe: async () => undefined });
  expect(await answerTemplate(ctx)).toBeNull();
  await save('ratingAnswered', { miniSubscription: wechat({ number: 'character_string1', result: 'thing2' }) });
  expect(await answerTemplate(ctx)).toBe(templateId);
  await save('ratingAnswered', {});
  expect(await answerTemplate(ctx)).toBeNull();
  installAnswerNotifier(null);
});

test('refusals are shown for two weeks, the newest first, and looked up by an index', async () => {
  const refuse = () => noteRefusal(clock, { kind: 'reminder', channel: 'wechatTemplate', code: '40037' });
  await refuse();
  clock.advance(14 * 86_400_000);
  await refuse();
  await refuse();
  expect(await refusalsOf(clock, 'reminder')).toEqual([
    { channel: 'wechatTemplate', code: '40037', day: '2026-12-04', count: 2, why: '消息模板编号不对，请系统管理员核对' },
    { channel: 'wechatTemplate', code: '40037', day: '2026-11-20', count: 1, why: '消息模板编号不对，请系统管理员核对' },
  ]);
  clock.advance(86_400_000);
  expect((await refusalsOf(clock, 'reminder')).map(({ day }) => day)).toEqual(['2026-12-04']);
  const plan = await mongoose.connection.db?.command({ explain: { find: native(RefusalModel).collectionName, filter: { kind: 'reminder', day: { $gte: '2026-11-20' } }, sort: { day: -1, count: -1 }, limit: 20 } });
  expect(JSON.stringify(plan)).toContain('IXSCAN');
  expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
});
