import { Readable } from 'node:stream';
import { identityCheckCharacter } from '../../contracts/person';
import type { ImportChoice, ImportRun } from '../../contracts/table';
import { chooseImport, runImport, runJobs, showImport, startImport, type Clock, type Context } from '../../domain/kernel';

/** Of no region there is: 999999, born on a day of 1950 and later, with the right last character. */
export function inventedIdentity(serial: number): string {
  const born = new Date(Date.UTC(1950, 0, 1 + (serial % 18_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const first17 = `999999${born}${String(Math.floor(serial / 18_000) % 1000).padStart(3, '0')}`;
  return first17 + identityCheckCharacter(first17);
}

export const paymentHeaders = '项目,年度,批次,村,组,户主,户主身份证号,领取人,身份证号,户主手机,数量,标准,实发,卡号,发放日期,状态';

export interface SheetLine {
  programme?: string;
  year?: number;
  batch?: string;
  village?: string;
  group?: string;
  head?: string;
  headIdentity?: string;
  payee: string;
  identity: string;
  phone?: string;
  paid: string;
  card?: string;
  day?: string;
  state?: string;
}

export const sheetOf = (lines: readonly SheetLine[]): string =>
  [
    paymentHeaders,
    ...lines.map((one) =>
      [
        ...[one.programme ?? 'A1', one.year ?? 2026, one.batch ?? '第一批', one.village ?? '石桥村', one.group ?? '一组', one.head ?? '', one.headIdentity ?? '', one.payee, one.identity, one.phone ?? ''],
        ...['', '', one.paid, one.card ?? '', one.day ?? '2026-06-18', one.state ?? ''],
      ].join(','),
    ),
  ].join('\n');

type Staff = Context & { clock: Clock };

export async function uploaded(ctx: Staff, text: string, { fileName = '发放表.csv', fixed }: { fileName?: string; fixed?: ImportChoice['fixed'] } = {}): Promise<ImportRun> {
  const { id } = await startImport(ctx, { kind: 'payments', fileName, fixed, source: Readable.from([Buffer.from(text)]) });
  await runJobs(ctx.clock);
  return showImport(ctx, id);
}

/** Checked as it was guessed. */
export async function checkedPayments(ctx: Staff, text: string, change: (choice: ImportChoice) => ImportChoice = (choice) => choice): Promise<ImportRun> {
  const run = await uploaded(ctx, text);
  await chooseImport(ctx, run.id, change(run.choice!));
  await runJobs(ctx.clock);
  return showImport(ctx, run.id);
}

export async function importedPayments(ctx: Staff, text: string, change?: (choice: ImportChoice) => ImportChoice): Promise<ImportRun> {
  const { id } = await checkedPayments(ctx, text, change);
  await runImport(ctx, id);
  await runJobs(ctx.clock);
  return showImport(ctx, id);
}
