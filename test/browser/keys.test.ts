import type { Locator, Page } from 'playwright-core';
import { AccountModel, CeremonyModel, fingerprintOf, KeyPairModel, livingPair, native, resetPassword, unpinCeremony, type Context, type ObjectId } from '../../domain/kernel';
import { picture, useDemoPages } from '../support/pages';
import { LetterModel, writeLetter } from '../support/letters';

/** The ceremony, a key compared, a lost password: as the people concerned do it. */
const { server, clock, enter, signIn } = useDemoPages({ ratings: false });
const another = 'Liuxi-Zhen-3-Hao';

const go = (page: Page, path: string): Promise<unknown> => page.goto(`${server.url()}/console/${path}`);
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const accountOf = async (username: string): Promise<ObjectId> => (await native(AccountModel).findOne({ username }))!._id;
const fingerprintOfUser = async (username: string): Promise<string> => fingerprintOf(Buffer.from((await livingPair(await accountOf(username)))!.publicKey, 'base64url'));
let shares: string[] = [];

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).last().click();
}

test('whoever is to read sees his fingerprint, and that it waits', async () => {
  // As before the first ceremony: everybody has a key, and nobody is confirmed.
  await native(CeremonyModel).deleteMany({});
  await native(KeyPairModel).updateMany({}, { $set: { state: 'waiting' }, $unset: { certificate: '' } });
  unpinCeremony();
  const handler = await signIn('chengban');
  await go(handler, 'keys/own');
  await handler.getByText('请当面或打电话，把指纹念给身份保管人').waitFor();
  expect((await handler.locator('.fingerprint').innerText()).replace(/\s+/g, ' ').trim()).toBe(await fingerprintOfUser('chengban'));
  await handler.getByText('离任时不用另外移交').waitFor();
  await picture(handler, 'console-key-own');
  await handler.context().close();
});

test('the custodian holds the ceremony with the deputy, prints, has each share typed back, and finishes', async () => {
  const custodian = await signIn('baoguan');
  await go(custodian, 'keys/ceremony');
  await custodian.getByText('还没有举行').waitFor();
  await picture(custodian, 'console-ceremony-none');
  await press(custodian, '人都到了，开始');
  await choose(custodian, '副保管人', '演示巳');
  await custodian.getByLabel(/副保管人念的指纹/).fill('0000 1111');
  await custodian.getByText('已输 2 组，共 12 组').waitFor();
  await custodian.getByLabel('第 2 份由谁保管').fill('演示午');
  await custodian.getByLabel('第 3 份由谁保管').fill('演示未');
  await press(custodian, '生成三份份额');
  await custodian.getByText('指纹是 12 组、每组 4 位数字').waitFor();
  await custodian.getByLabel(/副保管人念的指纹/).fill(await fingerprintOfUser('fubaoguan'));
  await picture(custodian, 'console-ceremony-begin', true);
  await press(custodian, '生成三份份额');
  const sheets = custodian.locator('.share-sheet');
  await sheets.nth(2).waitFor();
  expect(await sheets.count()).toBe(3);
  await custodian.locator('.share-foot img').nth(2).waitFor();
  shares = await Promise.all([0, 1, 2].map(async (index) => (await sheets.nth(index).locator('.share-groups li').allInnerTexts()).map((text) => text.split('\n').at(-1)!.trim()).join(' ')));
  expect(shares.map((share) => share.replace(/ /g, '').length)).toEqual([63, 63, 63]);
  await picture(custodian, 'console-ceremony-shares', true);
  await custodian.emulateMedia({ media: 'print' });
  await picture(custodian, 'console-ceremony-shares-print', true);
  await custodian.emulateMedia({ media: 'screen' });
  await press(custodian, '打印好了，下一步');
  await press(dialog(custodian), '三张都打印好了');

  const keepers = custodian.locator('.keepers li');
  for (const index of [0, 1, 2]) {
    const keeper = keepers.nth(index);
    const group = Number(/第 (\d+) 组/.exec(await keeper.locator('label').innerText())![1]);
    if (index === 0) {
      await keeper.getByRole('textbox').fill('00000');
      await press(keeper, '核对');
      await keeper.getByText('对不上').first().waitFor();
      await picture(custodian, 'console-ceremony-typing');
    }
    await keeper.getByRole('textbox').fill(shares[index]!.split(' ')[group - 1]!.toLowerCase());
    await press(keeper, '核对');
    await keeper.getByText('对上了').waitFor();
  }
  await press(custodian, '完成，开始生效');
  await custodian.getByText('现在生效的').waitFor();
  await picture(custodian, 'console-ceremony-done', true);
  // What was printed can be read nowhere any more.
  await custodian.reload();
  await custodian.getByText('现在生效的').waitFor();
  expect(await custodian.content()).not.toContain(shares[0]!.slice(0, 5));
  await custodian.context().close();
}, 60_000);

test('the custodian compares a handler’s fingerprint by ear', async () => {
  const custodian = await signIn('baoguan');
  await go(custodian, 'keys/holders');
  const row = custodian.getByRole('row', { name: /演示卯/ });
  await row.getByText('待核对').waitFor();
  await picture(custodian, 'console-key-holders');
  await press(row, '核对指纹');
  await dialog(custodian).getByLabel('演示卯念的指纹').fill(await fingerprintOfUser('anguan'));
  await press(dialog(custodian), '一致，确认');
  await dialog(custodian).getByText('指纹不一致，请和本人再对一遍').first().waitFor();
  await picture(custodian, 'console-key-certify');
  await dialog(custodian).getByLabel('演示卯念的指纹').fill(await fingerprintOfUser('chengban'));
  await press(dialog(custodian), '一致，确认');
  await row.getByText('已确认').waitFor();
  await choose(custodian, '密钥', '已确认');
  await custodian.getByText('第 1–3 条，共 3 条').waitFor();
  await custodian.context().close();
});

test('a lost password comes back by two shares', async () => {
  const handlerId = await accountOf('chengban');
  const grants = [{ role: 'clueHandler' as const, organisationId: '0'.repeat(24) }];
  const asHandler: Context = { actor: { kind: 'staff', accountId: handlerId.toHexString(), name: '演示卯', grants }, clock };
  const { id } = await writeLetter(asHandler, [asHandler]);
  const security: Context = { actor: { kind: 'staff', accountId: (await accountOf('anquan')).toHexString(), name: '演示辛', grants: [{ role: 'securityAdmin', organisationId: '0'.repeat(24) }] }, clock };
  const { trail } = (await native(AccountModel).findOne({ _id: handlerId }))!;
  const { firstPassword } = await resetPassword(security, handlerId.toHexString(), { version: trail.seq, reason: '本人忘了' });
  clock.advance(60_000);
  const handler = await enter('chengban', firstPassword);
  await handler.getByLabel('6 位数字').fill(await handler.locator('.demo-code b').innerText());
  await press(handler, /^登\s*录$/);
  await handler.getByLabel('现在的密码').fill(firstPassword);
  await handler.getByLabel('新密码', { exact: true }).fill(another);
  await handler.getByLabel('新密码再填一遍').fill(another);
  await press(handler, '改好，进入');
  await handler.getByRole('navigation', { name: '主菜单' }).waitFor();

  const custodian = await signIn('baoguan');
  await go(custodian, 'keys/holders?state=waiting');
  const row = custodian.getByRole('row', { name: /演示卯/ });
  await row.getByText('旧密钥打不开了').waitFor();
  await press(row, '核对指纹');
  await dialog(custodian).getByLabel('演示卯念的指纹').fill(await fingerprintOfUser('chengban'));
  await press(dialog(custodian), '一致，确认');
  await said(custodian, '演示卯的密钥已确认');

  await go(custodian, 'keys/ceremony/recovery?kind=account');
  await choose(custodian, '给谁', '演示卯');
  await custodian.getByLabel('为什么').fill('忘了密码，由管理员重置');
  await custodian.getByLabel('一份', { exact: true }).fill(shares[1]!.slice(0, 29));
  await custodian.getByText('已输 5 组，还差 8 组').waitFor();
  await custodian.getByLabel('一份', { exact: true }).fill(shares[1]!);
  await custodian.getByLabel('另一份').fill(shares[1]!);
  await custodian.getByText('两份是同一份').first().waitFor();
  await custodian.getByLabel('另一份').fill(shares[2]!.toLowerCase());
  await custodian.getByText('只能找回内容').waitFor();
  await picture(custodian, 'console-recovery');
  await press(custodian, '开始找回');
  await custodian.getByText('看过 1 / 1 件，改封 1 件').waitFor();
  await picture(custodian, 'console-recovery-done');
  await press(custodian, '回到密钥仪式');
  await custodian.getByText('给演示卯找回').waitFor();
  await picture(custodian, 'console-ceremony-used', true);
  const pair = (await livingPair(handlerId))!;
  expect((await native(LetterModel).findOne({ _id: id }))!.content.keys.map(({ keyId }) => keyId)).toEqual([pair._id.toHexString()]);
  await handler.context().close();
  await custodian.context().close();
}, 60_000);

test('others find no such page', async () => {
  const page = await signIn('huifang');
  expect(await page.getByRole('navigation', { name: '主菜单' }).getByText('密钥').count()).toBe(0);
  await page.context().close();
  const leader = await signIn('weiling');
  await go(leader, 'keys/ceremony');
  await leader.getByText('现在生效的').waitFor();
  expect(await leader.getByRole('button', { name: /找回|重新做/ }).count()).toBe(0);
  await leader.context().close();
});
