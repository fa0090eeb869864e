import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fixedClock, loadCalendar } from '../../domain/kernel';
import { offerCase, openCase, recordStep, releaseCases } from '../../domain/micro-power';
import { useTestDatabase } from '../support/database';
import { idOf } from '../support/factories';
import { useServer } from '../support/http';
import { buildVillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program: the list of powers, the chart in boxes, and what the village did by it. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
const clock = fixedClock('2026-11-20T02:00:00Z');
useTestDatabase();
const server = useServer({}, { clock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let launched: LaunchedMiniProgram | undefined;
let villageId: string;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await loadCalendar();
  const world = await buildVillageWorld();
  villageId = idOf(world.village);
  const clerk = await world.as('villageClerk', clock);
  let one = await openCase(clerk, { villageId, code: 'C1', title: '三组一户低保申请', concerns: '', on: '2026-11-19' });
  one = await recordStep(clerk, idOf(one), { version: one.trail.seq, entry: { kind: 'skipped', step: 1, reason: '本人已经去过乡镇' }, correction: null });
  await offerCase(clerk, idOf(one), { version: one.trail.seq });
  await releaseCases(await world.as('townReviewer', clock), [idOf(one)]);
});
afterAll(() => launched?.close());

inHost('found by its first letters, read step by step, with what the village skipped', async () => {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: 'village/powers/index', query: { village: villageId } });
  const list = await pageAt(launched.miniProgram, 'village/powers/index');
  await find(list, '.link-row__name', '印章使用');
  await type(list, 'input', 'zdsh');
  await tap(list, '.link-row', '最低生活保障申请协办');

  const power = await pageAt(launched.miniProgram, 'village/power/index');
  await find(power, '.flow__title', '符合条件吗？');
  const text = await pageText(power);
  const order = ['申请', '核对信息，入户调查', '初审', '符合条件吗？', '书面告诉原因', '村里公示', '审核确认'].map((words) => text.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  await tap(power, '.link-row', '三组一户低保申请');
  await find(power, '.light', '已跳过');
  await launched.host!.page.setViewportSize({ width: 390, height: 2900 });
  await launched.host!.page.screenshot({ path: path.join(pictures, 'weapp-power.png') });
});
