import type { Page } from 'playwright-core';
import { settle } from '../../domain/kernel';
import { tellMaps } from '../../scripts/demo/village/maps';
import { projectStory } from '../../scripts/demo/village/projects';
import { phone, picture, useDemoPages } from '../support/pages';

/** A change of a project on its way from the town to everybody; the sign for the site; the policies. */
const { server, clock, signIn, open } = useDemoPages({ ratings: false, stories: [tellMaps, projectStory] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();

test('the town agrees to a change, and everybody reads it with its sums', async () => {
  const town = await signIn('xiangzhen');
  await go(town, 'projects');
  await town.getByRole('row', { name: /文化广场改造/ }).getByText('没验收先付款').waitFor();
  await picture(town, 'console-projects');
  await town.getByRole('button', { name: '待乡镇审核' }).click();
  await town.getByRole('row', { name: /村内道路硬化/ }).click();
  await town.getByRole('heading', { name: '村内道路硬化', level: 1 }).waitFor();
  await picture(town, 'console-project', true);
  await town.getByRole('button', { name: '审核通过' }).click();
  await dialog(town).getByRole('button', { name: '通过并公开' }).click();
  await dialog(town).waitFor({ state: 'hidden' });
  await settle(clock);

  await town.getByRole('link', { name: '工地公示牌' }).click();
  await town.getByAltText('项目公开页的二维码').waitFor();
  await picture(town, 'console-project-sign', true);
  const code = new URL(town.url()).searchParams.get('id');
  await town.context().close();

  const citizen = await open(`/village/project/index?id=${code}`, phone);
  await citizen.getByText('二组路口加宽，多铺 40 平方米').waitFor();
  await picture(citizen, 'project', true);
  await citizen.getByRole('button', { name: '换成大字版' }).click();
  await picture(citizen, 'project-elder', true);
  await citizen.getByRole('button', { name: '换回普通版' }).click();
  await citizen.getByRole('button', { name: '看别的项目' }).click();
  await citizen.getByText('离村委会', { exact: false }).first().waitFor();
  await picture(citizen, 'projects', true);
  await citizen.getByText('太阳能路灯安装').first().click();
  await citizen.getByText('参加询价的是 4 家，原来少写了 1 家。').waitFor();
  await citizen.getByRole('button', { name: /看原来怎么写的/ }).click();
  await citizen.getByText('询价比选，3 家参加').waitFor();
  await picture(citizen, 'project-corrected', true);
  await citizen.context().close();
}, 60_000);

test('a policy is found by its initials and read; the library says how sure each entry is', async () => {
  const citizen = await open('/village/policies/index', phone);
  await citizen.getByLabel('查政策').fill('gdbt');
  await citizen.getByText('耕地地力保护补贴（演示）').waitFor();
  await citizen.getByLabel('查政策').fill('db');
  await citizen.getByText('最低生活保障（低保）').waitFor();
  await picture(citizen, 'policies', true);
  await citizen.getByText('最低生活保障（低保）').click();
  await citizen.getByRole('heading', { name: '谁能申请' }).waitFor();
  await picture(citizen, 'policy', true);
  await citizen.context().close();

  const manager = await signIn('gongkai');
  await go(manager, 'public-policies');
  await manager.getByText('未核原文').first().waitFor();
  await picture(manager, 'console-policies');
  await manager.getByRole('row', { name: /学前教育资助/ }).click();
  await manager.getByRole('button', { name: '审核通过' }).waitFor();
  await picture(manager, 'console-policy', true);
  await manager.context().close();

  const admin = await signIn('xitong');
  await go(admin, 'village-maps');
  await admin.getByLabel('村、社区').fill('上柳');
  // The villages may still be on their way: what is chosen must be there.
  await admin.locator('.ant-select-item-option').filter({ hasText: '上柳村' }).first().click();
  await admin.getByAltText(/边界/).waitFor();
  await picture(admin, 'console-village-map');
  await admin.context().close();
}, 60_000);
