import { buffer } from 'node:stream/consumers';
import { createReadStream } from 'node:fs';
import { sideOfEntry, type AccountsSide } from '../../contracts/accounts-rules';
import type { AccountLine, AccountsContent, DisclosureContent, DisclosureItem } from '../../contracts/disclosure';
import { sheetMaxRows, type SheetRead } from '../../contracts/disclosure-sheet';
import { importMaxProblems } from '../../contracts/table';
import { itemFor } from '../disclosure';
import { authorize, fail, findOrganisation, importTable, inspectDocument, templateOf, type Context, type ImportColumns, type ImportedRow, type RowOf, type RowProblem } from '../kernel';
import { accountsEntries } from './entries';
import { lastBefore } from './queries';
import { accountColumns, tableColumns } from './sheet-columns';

/** An empty sheet with the item's columns. @throws Fault notFound, badRequest for an item that is told in words */
export async function sheetTemplate(ctx: Context, itemCode: string): Promise<{ fileName: string; bytes: Buffer }> {
  authorize(ctx.actor, 'publication.write');
  const item = await itemFor(itemCode);
  return { fileName: `${item.name} 模板.xlsx`, bytes: await templateOf(item.name.replace(/[\\/?*[\]:]/g, '').slice(0, 30), await columnsOf(item)) };
}

async function columnsOf(item: DisclosureItem): Promise<ImportColumns> {
  if (item.form === 'accounts') return accountColumns(await accountsEntries());
  return item.form === 'table' ? tableColumns(item.columns) : fail('badRequest', { message: '这一项写文字，不用表格。' });
}

/**
 * Reads a filled-in sheet: what is to be published, or every bad cell by row and column. Stores nothing, neither the
 * file nor what stands in it.
 * @throws Fault forbidden, notFound, unsupportedMediaType
 */
export async function readDisclosureSheet(ctx: Context, itemCode: string, asked: { villageId: string; periodKey: string }, file: { path: string; name: string }): Promise<SheetRead> {
  const village = (await findOrganisation(asked.villageId)) ?? fail('notFound');
  authorize(ctx.actor, 'publication.write', village);
  const item = await itemFor(itemCode);
  if (item.form === 'text') fail('badRequest', { message: '这一项写文字，不用表格。' });
  const type = await inspectDocument(await buffer(createReadStream(file.path)), file.name);
  if (type !== 'xlsx' && type !== 'csv') return fail('unsupportedMediaType', { message: '只收 Excel（xlsx）或 CSV。' });
  const source = { path: file.path, format: type };
  return item.form === 'accounts' ? readAccounts(source, asked) : readTable(source, item);
}

type Source = Parameters<typeof importTable>[0]['source'];
const tooLong = `一张表最多 ${sheetMaxRows} 行，请分成几期或删掉空白以外的行`;

/** Every good row of a dry run, and what is wrong with the others. */
async function read<C extends ImportColumns>(columns: C, source: Source, look: (row: ImportedRow<C>) => RowProblem<C>[]) {
  const rows: ImportedRow<C>[] = [];
  const firstKey = Object.keys(columns)[0] as keyof C & string;
  const report = await importTable({
    columns,
    source,
    dryRun: true,
    handler: {
      async check(batch) {
        const before = rows.length;
        rows.push(...batch);
        const beyond = before <= sheetMaxRows ? batch[sheetMaxRows - before] : undefined;
        return { creates: batch.length, updates: 0, problems: [...(beyond ? [{ row: beyond.row, key: firstKey, message: tooLong }] : []), ...batch.flatMap(look)] };
      },
      apply: async () => ({ creates: 0, updates: 0 }),
    },
  });
  return { rows, report };
}

const answer = ({ rows, problemCount, problems }: Awaited<ReturnType<typeof importTable>>, content: SheetRead['content'], hints: string[]): SheetRead => ({ content: problemCount > 0 ? null : content, rows, problemCount, problems: problems.slice(0, importMaxProblems), hints });

async function readTable(source: Source, item: DisclosureItem): Promise<SheetRead> {
  const { rows, report } = await read(tableColumns(item.columns), source, () => []);
  const content: Extract<DisclosureContent, { form: 'table' }> = { form: 'table', columns: item.columns, rows: rows.map(({ value }) => item.columns.map(({ key }) => String(value[key] ?? ''))), note: '' };
  if (report.problemCount === 0 && rows.length === 0) return answer({ ...report, problemCount: 1, problems: [{ row: 2, column: '', header: '', message: '表里没有一行内容。这一期真的没有，就报“本期无发生”' }] }, null, []);
  const masked = item.columns.filter(({ kind }) => kind === 'identity' || kind === 'phone' || kind === 'card').map(({ title }) => title);
  return answer(report, content, masked.length > 0 ? [`“${masked.join('”“')}”读进来时已经遮住，原来的号码没有留下。`] : []);
}

type Columns = ReturnType<typeof accountColumns>;
type Row = ImportedRow<Columns>;

async function readAccounts(source: Source, { villageId, periodKey }: { villageId: string; periodKey: string }): Promise<SheetRead> {
  const balances = new Map<'opening' | 'closing', number>();
  const look = ({ row, value }: Row): RowProblem<Columns>[] => {
    if (value.kind === 'opening' || value.kind === 'closing') {
      const twice = balances.has(value.kind);
      balances.set(value.kind, value.amount);
      return twice ? [{ row, key: 'kind', message: '这一行写了两次，只留一行' }] : [];
    }
    return lookAtLine(row, value, value.kind, periodKey);
  };
  const { rows, report } = await read(accountColumns(await accountsEntries()), source, look);
  const { before } = await lastBefore(villageId, periodKey);
  const opening = balances.get('opening') ?? before?.closing;
  const closing = balances.get('closing');
  // A balance is never worked out from the rest: that is what it is there to be compared with.
  const missing = [...(opening === undefined ? ['上月结余'] : []), ...(closing === undefined ? ['月末结余'] : [])];
  const problems = missing.map((kind) => ({ row: 1, column: '', header: '类别', message: `少了“${kind}”这一行` }));
  if (problems.length > 0 && report.problemCount < importMaxProblems) return answer({ ...report, problemCount: report.problemCount + problems.length, problems: [...problems, ...report.problems] }, null, []);
  const linesOf = (side: AccountsSide): AccountLine[] => rows.flatMap(({ value }) => (value.kind === side ? [lineOf(value)] : []));
  const content: AccountsContent = { form: 'accounts', opening: opening ?? 0, receipts: linesOf('receipts'), payments: linesOf('payments'), closing: closing ?? 0, note: '' };
  return answer(report, content, balances.has('opening') ? [] : ['表里没有写上月结余，用的是上一次公开的月末结余。']);
}

function lookAtLine(row: number, value: RowOf<Columns>, side: AccountsSide, periodKey: string): RowProblem<Columns>[] {
  const problems: RowProblem<Columns>[] = [];
  if (!value.day) problems.push({ row, key: 'day', message: '必填，不能空着' });
  else if (!value.day.startsWith(`${periodKey}-`)) problems.push({ row, key: 'day', message: `不在 ${periodKey} 这个月里` });
  if (!value.entry) problems.push({ row, key: 'entry', message: '必填，不能空着' });
  else if (sideOfEntry(value.entry) !== side) problems.push({ row, key: 'entry', message: side === 'receipts' ? '收入要写收入项目（F2）' : '支出要写支出项目（F3）' });
  if (!value.what) problems.push({ row, key: 'what', message: '必填，不能空着' });
  if (value.amount <= 0) problems.push({ row, key: 'amount', message: '收入和支出都写正数' });
  return problems;
}

const lineOf = ({ day = '', entry = '', what = '', amount, party = '', voucher = '' }: RowOf<Columns>): AccountLine => ({ day, entry, what, amount, party, voucher, voucherFileIds: [] });
