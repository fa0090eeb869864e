import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { saveOffice } from '../../domain/village-map';
import { useTestDatabase } from '../support/database';
import { idOf, testContext } from '../support/factories';
import { useServer } from '../support/http';
import { buildVillageWorld, type VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, tap } from '../weapp-host/waiting';

/** The compiled mini-program asks WeChat roughly where the phone is, once that is tapped, and says so where it may not. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
// Who answers WeChat's question about the place is the host's own matter.
const inHost = inDevTools ? test.skip : test;

let world: VillageWorld;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  world = await buildVillageWorld();
  await saveOffice(testContext(), idOf(world.village), { longitude: 101.842, latitude: 36.612 }, 0);
  await saveOffice(testContext(), idOf(world.elsewhere), { longitude: 101.95, latitude: 36.7 }, 0);
});
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function choosing(): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: 'village/choose/index' });
  return pageAt(launched.miniProgram, 'village/choose/index');
}

inHost('the nearest first, and which villages are left out', async () => {
  const page = await choosing();
  await launched!.host!.answerLocation({ longitude: 101.94, latitude: 36.69 });
  await tap(page, '.button', '离我最近的村');
  await find(page, '.near__note', '微信只给大概的位置，请认一认。有 1 个村没有填位置，不在里面。');
  await tap(page, '.link-row__name', '下槐村');
  await find(await pageAt(launched!.miniProgram, 'village/board/index'), '.village-name', '下槐村');
});

inHost('whoever refuses chooses by name or town', async () => {
  const page = await choosing();
  await launched!.host!.answerLocation(null);
  await tap(page, '.button', '离我最近的村');
  await find(page, '.quiet', '没有得到位置，您没有允许');
  await find(page, '.link-row__name', '柳溪镇');
});
