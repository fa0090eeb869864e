import type { Locator, Page } from 'playwright-core';
import { native, OrganisationModel, settle } from '../../domain/kernel';
import { phone, picture, useDemoPages } from '../support/pages';

/** A villager asks, the village answers, the town where he is not content. */
const { clock, open, signIn } = useDemoPages({ ratings: false });
const tap = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();

test('我有疑问: asked on the phone, answered in the console, raised to the town, settled', async () => {
  const village = (await native(OrganisationModel).findOne({ code: 'LX-01' }))!;
  const citizen = await open(`/village/ask/index?kind=village&id=${String(village._id)}&village=${String(village._id)}&title=${encodeURIComponent('2026年10月 每月收支账')}`, phone);
  await citizen.getByRole('heading', { name: '我有疑问' }).waitFor();
  await citizen.getByRole('textbox').fill('排水沟工程款付给了谁？电话 13800006027');
  await tap(citizen, '提问');
  await citizen.getByText('这里像有手机号', { exact: false }).waitFor();
  await picture(citizen, 'question-refused', true);
  await citizen.getByRole('textbox').fill('十月的排水沟工程款付给了谁？有没有验收？');
  await picture(citizen, 'question-ask', true);
  await tap(citizen, '提问');
  await citizen.getByText('村里会在', { exact: false }).waitFor();
  await picture(citizen, 'question-asked', true);
  await settle(clock);

  const clerk = await signIn('cunwu');
  await clerk.getByRole('link', { name: '群众提问' }).click();
  await clerk.getByRole('grid').getByText('十月的排水沟工程款').click();
  await clerk.getByRole('region', { name: '答复', exact: true }).waitFor();
  await picture(clerk, 'console-questions');
  await clerk.getByRole('textbox', { name: '答复' }).fill('付给了中标的施工队，合同、验收单已补充公开。');
  await tap(clerk, /^答\s*复$/);
  await clerk.getByRole('region', { name: '上柳村的答复' }).waitFor();
  await picture(clerk, 'console-question-answered');
  await clerk.context().close();

  await tap(citizen, '我的提问');
  const mine = citizen.locator('.entry').filter({ hasText: '每月收支账' });
  await mine.waitFor();
  await picture(citizen, 'question-mine', true);
  await mine.click();
  await citizen.getByText('合同、验收单已补充公开', { exact: false }).waitFor();
  await picture(citizen, 'question-answered', true);
  await tap(citizen, '不满意，请乡镇看');
  await tap(citizen, '请乡镇看');
  await citizen.getByText('等乡镇答复').waitFor();
  await settle(clock);

  const town = await signIn('xiangzhen');
  await town.getByRole('link', { name: '群众提问' }).click();
  await town.getByRole('grid').getByText('十月的排水沟工程款').click();
  await town.getByRole('textbox', { name: '答复' }).fill('镇里核对过合同和付款凭证，数目对得上，已请村里补贴验收照片。');
  await picture(town, 'console-question-town');
  await tap(town, /^答\s*复$/);
  await town.getByRole('region', { name: '柳溪镇的答复' }).waitFor();
  await town.context().close();
  await citizen.context().close();
}, 60_000);

test('不公开 goes to the commission as a report, with what it is about already written', async () => {
  const village = (await native(OrganisationModel).findOne({ code: 'LX-01' }))!;
  const citizen = await open(`/village/ask/index?kind=village&id=${String(village._id)}&village=${String(village._id)}&title=${encodeURIComponent('2026年10月 每月收支账')}`, phone);
  await tap(citizen, /假公开/);
  await tap(citizen, '不留名反映');
  await citizen.getByText('假公开：', { exact: false }).waitFor();
  await picture(citizen, 'question-complaint');
  await citizen.context().close();
}, 60_000);
