import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fixedClock, loadCalendar } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { idOf } from '../support/factories';
import { useServer } from '../support/http';
import { buildProject, publishEntry, stageContent } from '../support/projects';
import { buildVillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, tap } from '../weapp-host/waiting';

/** The compiled mini-program: one project, from its sums to what was corrected. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
const here = 'village/project/index';
const clock = fixedClock('2026-11-20T02:00:00Z');
useTestDatabase();
const server = useServer({}, { clock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
let launched: LaunchedMiniProgram | undefined;
afterEach(async () => launched?.close());

inHost('a project opens by its address, shows its sums and its stages, and what was corrected on a tap', async () => {
  mkdirSync(pictures, { recursive: true });
  await loadCalendar();
  const world = await buildVillageWorld();
  const [clerk, reviewer] = [await world.as('villageClerk', clock), await world.as('townReviewer', clock)];
  const project = await buildProject(clerk, reviewer, idOf(world.village), [stageContent('tender'), stageContent('contract', { sum: 10_200_000 })]);
  await publishEntry(clerk, reviewer, project, stageContent('tender', { bidders: 4 }), { corrects: project.entries[1]!.id.toHexString(), reason: '少写了一家。' });

  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: here, query: { id: idOf(project) } });
  const page = await pageAt(launched.miniProgram, here);
  await find(page, '.title', '村口道路硬化');
  await find(page, '.notice', '合同比预算多 2,000.00 元');
  await find(page, '.step', '还没有公开');
  await tap(page, '.link', '看原来怎么写的');
  await find(page, '.replaced', '询价比选，3 家参加');
  await launched.host!.page.setViewportSize({ width: 390, height: 2100 });
  await launched.host!.page.screenshot({ path: path.join(pictures, 'weapp-project.png') });
});
