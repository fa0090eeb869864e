import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { chooseImport, connectDatabase, createDemoAccount, createOrganisation, enableDemo, ensureIndexes, fixedClock, installSecrets, loadSecrets, runImport, showImport, startImport, systemContext, type Context, type StaffActor } from '../../domain/kernel';
import { identityCheckCharacter } from '../../contracts/person';
import type { ImportRun } from '../../contracts/table';
import '../../domain/capabilities';

export const paymentRows = 230_000;
const households = 60_000;
const townsCount = 6;
const villagesInTown = 50;
const clock = fixedClock('2026-11-20T01:00:00Z');

function identityOf(serial: number): string {
  const born = new Date(Date.UTC(1950, 0, 1 + (serial % 18_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const first17 = `999999${born}${String(Math.floor(serial / 18_000)).padStart(3, '0')}`;
  return first17 + identityCheckCharacter(first17);
}

const villageOf = (index: number): string => `第${(index % (townsCount * villagesInTown)) + 1}村`;

/** A district with 300 villages, and who imports for one of its departments. */
export async function paymentsWorld(dir: string, address: string): Promise<Context & { actor: StaffActor }> {
  installSecrets(loadSecrets(dir, { mayCreate: true }));
  await connectDatabase(address);
  await ensureIndexes();
  enableDemo();
  const ctx = systemContext('bench', clock);
  const district = await createOrganisation(ctx, { kind: 'district', name: '测试区', code: 'BZ', parentId: null });
  const parentId = district._id.toHexString();
  const department = await createOrganisation(ctx, { kind: 'department', name: '测试局', code: 'BZ-D', parentId });
  for (let town = 0; town < townsCount; town += 1) {
    const node = await createOrganisation(ctx, { kind: 'town', name: `第${town + 1}镇`, code: `BZ-T${town}`, parentId });
    for (let index = 0; index < villagesInTown; index += 1) await createOrganisation(ctx, { kind: 'village', name: villageOf(town * villagesInTown + index), code: `BZ-V${town}-${index}`, parentId: node._id.toHexString() });
  }
  const account = await createDemoAccount(ctx, { username: 'bench', name: '测试员', password: 'irrelevant-here', grants: [{ role: 'fundOfficer', organisationId: department._id }] });
  return { actor: { kind: 'staff', accountId: account._id.toHexString(), name: account.name, grants: [{ role: 'fundOfficer', organisationId: department._id.toHexString() }] }, clock };
}

/** Two programmes over two years to some 60,000 households, as a department's Excel holds them. */
export async function writePayments(file: string): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = book.addWorksheet('发放');
  sheet.addRow(['项目', '年度', '批次', '村', '组', '户主', '户主身份证号', '领取人', '身份证号', '标准', '实发', '卡号', '发放日期', '状态']).commit();
  for (let index = 0; index < paymentRows; index += 1) {
    const household = index % households;
    const round = Math.floor(index / households);
    const head = identityOf(household);
    const member = household % 4 === 3;
    const [programme, year] = round % 2 === 0 ? ['A1', 2025 + round / 2] : ['S1', 2025 + (round - 1) / 2];
    sheet.addRow([programme, String(year), '全年', villageOf(household), `${(household % 7) + 1}组`, `测试户${household}`, head, member ? `测试人${household}` : `测试户${household}`, member ? identityOf(households + household) : head, '95.00', (100 + (index % 900)).toFixed(2), `62170009${String(10_000_000 + household)}`, `${year}-06-18`, '成功']).commit();
  }
  await book.commit();
}

export interface PaymentsImported {
  run: ImportRun;
  checkSeconds: number;
  runSeconds: number;
  /** Megabytes of the working process at its largest. */
  peak: number;
}

const worked = z.object({ seconds: z.number(), peak: z.number() });

/** The heap that the bot is given (deploy/compose.yaml), and allows itself in the 1 GB of its service (deploy/systemd). */
const heap = '--max-old-space-size=512';

/** The jobs that wait, done by a process of its own as the bot does them. */
async function work(dir: string, address: string): Promise<z.infer<typeof worked>> {
  const { stdout } = await promisify(execFile)(process.execPath, [heap, '--require', 'tsx/cjs', path.join(__dirname, 'payments-worker.ts'), address, dir]);
  return worked.parse(JSON.parse(stdout));
}

/** Uploads, checks and imports the sheet as the console and the bot do. */
export async function importPayments(ctx: Context & { actor: StaffActor }, dir: string, address: string): Promise<PaymentsImported> {
  const file = path.join(dir, 'payments.xlsx');
  await writePayments(file);
  const { id } = await startImport(ctx, { kind: 'payments', fileName: 'payments.xlsx', source: createReadStream(file) });
  await work(dir, address);
  const { choice } = await showImport(ctx, id);
  await chooseImport(ctx, id, choice!);
  const check = await work(dir, address);
  await runImport(ctx, id);
  const run = await work(dir, address);
  return { run: await showImport(ctx, id), checkSeconds: check.seconds, runSeconds: run.seconds, peak: Math.max(check.peak, run.peak) };
}
