import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildDistrict, buildPerson, buildTown, idOf, testClock, testContext } from '../../test/support/factories';
import { bindByDigits, contactOf, FollowerModel, invite, personOfOpenid, unbind } from '../../domain/follower';
import { native, type PersonRecord } from '../../domain/kernel';
import { bindingTexts } from '../../templates';
import type { WechatClient } from '../../clients/wechat';
import type { Incoming } from '../chat/incoming';
import { bindingTopic } from './binding';

useTestDatabase();
const ctx = testContext();
const talk = { ctx, wechat: {} as WechatClient, publicOrigin: 'https://example.org' };
let cadre: PersonRecord;
let officer: PersonRecord;

beforeEach(async () => {
  await clearDatabase();
  testClock.set('2026-11-20T02:00:00.000Z');
  const town = await buildTown({ parentId: idOf(await buildDistrict({ name: '青禾区' })), name: '柳溪镇' });
  const posts = [{ organisationId: idOf(town), title: '科长', from: null, to: null }];
  cadre = await buildPerson({ name: '演示干部1', posts });
  officer = await buildPerson({ name: '演示信息员1', kind: 'informationOfficer', posts });
});

type Act = Incoming extends infer I ? (I extends Incoming ? Omit<I, 'openid' | 'id' | 'at'> : never) : never;
const act = (openid: string, what: Act) => bindingTopic.answer({ openid, id: 'message', at: testClock.now(), ...what } as Incoming, talk);
/** What the chat says to it; null: another topic's turn. */
async function say(openid: string, text: string): Promise<string | null> {
  const reply = await act(openid, { type: 'text', text });
  return reply === null || reply === 'silence' ? reply : 'text' in reply ? reply.text : reply.article.title;
}
const codeFor = async (person: PersonRecord): Promise<string> => (await invite(ctx, { personIds: [idOf(person)], by: 'print' })).items[0]!.code!;
const consentOf = async (person: PersonRecord) => (await contactOf(idOf(person))).consent;

test('a code binds, greets and asks; 1 is consent, and afterwards 1 means nothing here', async () => {
  const code = await codeFor(cadre);
  const reply = await say('o-one', ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `);
  expect(reply).toContain('已绑定：柳溪镇 演示干部1');
  expect(reply).toContain('青禾区纪委监委');
  expect(reply).toContain('回复 1 同意，回复 2 不同意');
  expect(reply).not.toContain('腾讯');
  expect(await say('o-one', '1')).toBe(bindingTexts.consentGiven);
  expect(await consentOf(cadre)).toBe('given');
  expect(await say('o-one', '1')).toBeNull();
  expect(await say('o-one', code)).toContain(bindingTexts.consentStands);
});

test('2 is a refusal on record, and nobody is asked again', async () => {
  await say('o-one', await codeFor(cadre));
  expect(await say('o-one', '2')).toBe(bindingTexts.consentRefused);
  expect(await consentOf(cadre)).toBe('revoked');
  await unbind(ctx, idOf(cadre), '换了手机');
  expect(await say('o-two', await codeFor(cadre))).toContain(bindingTexts.refusalStands);
});

test('the question outlives the process that asked it, for a day', async () => {
  await say('o-one', await codeFor(cadre));
  // Another process knows only what stands in the database.
  expect((await native(FollowerModel).findOne({ personId: cadre._id }))?.asked?.question).toBe('consent');
  testClock.advance(23 * 3_600_000);
  expect(await say('o-one', '1')).toBe(bindingTexts.consentGiven);

  await say('o-two', await codeFor(officer));
  testClock.advance(24 * 3_600_000);
  expect(await say('o-two', '1')).toBeNull();
  expect(await consentOf(officer)).toBe('none');
});

test('an officer is told once that chat passes through Tencent', async () => {
  const code = await codeFor(officer);
  expect(await say('o-officer', code)).toContain(bindingTexts.officerNotice);
  expect(await say('o-officer', code)).not.toContain(bindingTexts.officerNotice);
});

test('a QR code binds whoever follows by it and whoever follows already', async () => {
  expect(await act('o-one', { type: 'follow', scene: `bind_${await codeFor(cadre)}` })).toMatchObject({ text: expect.stringContaining('已绑定：柳溪镇 演示干部1') });
  expect(await act('o-two', { type: 'scan', scene: `bind_${await codeFor(officer)}` })).toMatchObject({ text: expect.stringContaining('已绑定：柳溪镇 演示信息员1') });
  expect(await act('o-three', { type: 'scan', scene: 'window-3' })).toBeNull();
  expect(await act('o-three', { type: 'follow', scene: null })).toBeNull();
});

test('whoever leaves and comes back is still bound; a stranger leaves nothing', async () => {
  await say('o-one', await codeFor(cadre));
  expect(await act('o-one', { type: 'unfollow' })).toBe('silence');
  expect(await contactOf(idOf(cadre))).toMatchObject({ openid: 'o-one', follows: false });
  expect(await act('o-one', { type: 'follow', scene: null })).toEqual({ text: '欢迎回来，柳溪镇 演示干部1。绑定还在，不用重新绑。' });
  expect(await contactOf(idOf(cadre))).toMatchObject({ follows: true });
  const before = await native(FollowerModel).countDocuments();
  await act('o-stranger', { type: 'follow', scene: null });
  await act('o-stranger', { type: 'unfollow' });
  expect(await native(FollowerModel).countDocuments()).toBe(before);
});

test('退订 revokes by one word, 订阅 undoes it by one word', async () => {
  await say('o-one', await codeFor(cadre));
  await say('o-one', '1');
  expect(await say('o-one', '退订')).toBe(bindingTexts.unsubscribed);
  expect(await consentOf(cadre)).toBe('revoked');
  expect(await say('o-one', '退订')).toBe(bindingTexts.notSubscribed);
  expect(await say('o-one', '订阅')).toBe(bindingTexts.consentGiven);
  expect(await consentOf(cadre)).toBe('given');
  expect(await say('o-one', '订阅')).toBe(bindingTexts.subscribedAlready);
});

test('订阅 of whoever never agreed shows the whole text first', async () => {
  await say('o-one', await codeFor(cadre));
  await say('o-one', '2');
  expect(await say('o-one', '订阅')).toContain('回复 1 同意');
  expect(await consentOf(cadre)).toBe('revoked');
  expect(await say('o-one', '1')).toBe(bindingTexts.consentGiven);
});

test('我的提醒 tells how one stands and six digits for the mini-program', async () => {
  await say('o-one', await codeFor(cadre));
  const reply = await say('o-one', '绑定小程序');
  expect(reply).toContain('柳溪镇 演示干部1\n廉政提醒：还没有答复');
  await bindByDigits(ctx, 'm-one', /\d{6}/.exec(reply ?? '')![0]);
  expect(await say('o-one', '我的提醒')).not.toMatch(/\d{6}/);
  for (const word of ['我的提醒', '绑定', '订阅']) expect(await say('o-stranger', word)).toBe(bindingTexts.notBound);
});

test('refusals are said kindly and name nobody', async () => {
  const code = await codeFor(cadre);
  await say('o-one', code);
  expect(await say('o-two', code)).toBe(bindingTexts.usedCode);
  expect(await say('o-one', await codeFor(officer))).toBe(bindingTexts.phoneTaken);
  expect(await say('o-two', 'ABCDEFGH')).toBe(bindingTexts.unknownCode);
  expect(await say('o-two', '您好')).toBeNull();
  expect(await act('o-two', { type: 'scan', scene: 'bind_0000' })).toEqual({ text: bindingTexts.unknownCode });
  expect(await personOfOpenid('o-two')).toBeNull();
});
