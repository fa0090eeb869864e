import path from 'node:path';
import { issueCodes, listHouseholds } from '../../domain/household';
import { systemClock } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { importedPayments, inventedIdentity, sheetOf } from '../support/payments';
import { buildVillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program: a household looks up what it was paid. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let launched: LaunchedMiniProgram | undefined;
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

inHost('the code on the slip opens the years, a wrong one says only that it does not fit', async () => {
  const world = await buildVillageWorld();
  await importedPayments(await world.as('fundOfficer', systemClock), sheetOf([{ payee: '张演示甲', identity: inventedIdentity(31), paid: '1062.50', card: '6217000099991234' }]));
  const clerk = await world.as('villageClerk', systemClock);
  const { items } = await listHouseholds(clerk, { limit: 20 });
  const slip = (await issueCodes(clerk, { householdIds: [items[0]!.id] })).items[0]!;
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: 'village/household/index' });
  const page = await pageAt(launched.miniProgram, 'village/household/index');
  await find(page, '.button', '请写 12 位户码');
  await type(page, 'input', '000000000000');
  await tap(page, '.button', '查我家的补贴');
  await find(page, '.field-error', '没有对上');
  await launched.host!.setNetwork('none');
  await type(page, 'input', slip.code);
  await tap(page, '.button', '查我家的补贴');
  await find(page, '.field-error', '没有网');
  await launched.host!.setNetwork('wifi');
  await tap(page, '.button', '查我家的补贴');
  await find(page, '.title', '户主 张**');
  const said = await pageText(page);
  expect(said).toContain('1,062.50 元');
  expect(said).toContain('尾号1234');
  expect(said).not.toContain('演示');
  for (const { url } of launched.host!.requests('POST', '/api/public/household/entry')) expect(url).not.toContain(slip.code);
});
