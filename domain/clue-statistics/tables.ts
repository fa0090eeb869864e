import { cellWords, clueTableLabels, type ClueDimension, type ClueFigures, type ClueTable, type ClueTableQuery, type ComparedCell, type ComparedRate } from '../../contracts/clue-statistics';
import { clueStatisticsTexts as texts, commissionName, fill } from '../../templates';
import { actorName, authorize, districtName, exportMediaTypes, recordAccess, shanghaiDay, statementBook, type Context, type Statement } from '../kernel';
import { fillDocument } from '../report';
import { clueFigures } from './figures';
import { dayWords } from './periods';

export interface MadeTable {
  bytes: Buffer;
  type: string;
  filename: string;
}
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A quarter's or a year's table to hand on: never exact, and that it was made is on record. @throws Fault forbidden, badRequest */
export async function clueStatisticsTable(ctx: Context, { table, period, at, format }: ClueTableQuery): Promise<MadeTable> {
  authorize(ctx.actor, 'clueStatistics.table');
  const figures = await clueFigures(ctx, { period, at, exact: false });
  const statement = statementOf(table, figures, { organ: commissionName((await districtName()) ?? ''), by: actorName(ctx.actor), day: dayWords(shanghaiDay(ctx.clock.now())) });
  const bytes = format === 'xlsx' ? await statementBook(statement) : await fillDocument('clue-statistics', documentValues(statement));
  await recordAccess(ctx, { type: 'clueStatistics', id: table }, 'clueStatistics.exported', { period: at, format });
  return { bytes, type: format === 'xlsx' ? exportMediaTypes.xlsx : docxType, filename: `${clueTableLabels[table]} ${figures.label}.${format}` };
}

interface MadeBy {
  organ: string;
  by: string;
  day: string;
}

function statementOf(table: ClueTable, figures: ClueFigures, { organ, by, day }: MadeBy): Statement {
  return {
    title: clueTableLabels[table],
    about: [`${organ}　${figures.label}（${dayWords(figures.from)}至${dayWords(figures.to)}）`, texts.unit],
    head: texts.head,
    sections: table === 'petitions' ? petitions(figures) : dispositions(figures),
    notes: [...(figures.running ? [fill(texts.running, { to: dayWords(figures.to) })] : []), texts[table], texts.suppressed, texts.counted],
    sign: fill(texts.sign, { by, day }),
  };
}

type Row = string[];
const signed = (change: number): string => (change > 0 ? `+${change}` : String(change));
const cells = (label: string, { now, last, change }: ComparedCell): Row => [label, cellWords(now), cellWords(last), change === null ? texts.none : signed(change)];
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
/** The difference is that of the two figures beside it, as anybody would reckon it. */
function rate(label: string, { now, last }: ComparedRate): Row {
  const points = now === null || last === null ? null : Math.round(now * 1000) / 10 - Math.round(last * 1000) / 10;
  return [label, now === null ? texts.none : percent(now), last === null ? texts.none : percent(last), points === null ? texts.none : `${points > 0 ? '+' : ''}${points.toFixed(1)} 个百分点`];
}
function days(label: string, { now, last }: ComparedRate): Row {
  const words = (value: number | null): string => (value === null ? texts.none : value.toFixed(1));
  return [label, words(now), words(last), now === null || last === null ? texts.none : `${now > last ? '+' : ''}${(now - last).toFixed(1)}`];
}

function petitions(figures: ClueFigures): Statement['sections'] {
  const { received, accepted, open, closedOfReceived, passedOn, linked, closingRate } = figures;
  return [
    { title: texts.received, rows: [cells('收到', received), cells('受理', accepted), cells('　没有办结', open), cells('　已经办结', closedOfReceived), cells('已转出', passedOn), cells('重复反映', linked), rate('办结率', closingRate)] },
    ...(Object.keys(texts.lists) as (keyof typeof texts.lists)[]).map((dimension) => ({ title: texts.lists[dimension], rows: listRows(figures, dimension, 'received') })),
  ];
}

function dispositions(figures: ClueFigures): Statement['sections'] {
  const { closed, stock, late, extended, closingDays, satisfaction } = figures;
  return [
    { title: texts.disposed, rows: [cells('办结', closed), days('平均用时（工作日）', closingDays), cells('期末积存', stock), ['现在逾期', cellWords(late), texts.none, texts.none], cells('本期收到、延过期的', extended)] },
    ...(Object.keys(texts.disposedLists) as (keyof typeof texts.disposedLists)[]).map((dimension) => ({ title: texts.disposedLists[dimension], rows: listRows(figures, dimension, 'closed') })),
    { title: texts.satisfaction, rows: [cells('满意', satisfaction.satisfied), cells('基本满意', satisfaction.fair), cells('不满意', satisfaction.dissatisfied), cells('没有评价', satisfaction.unsaid), rate('满意率', satisfaction.rate)] },
  ];
}

function listRows({ lists }: ClueFigures, dimension: ClueDimension, what: 'received' | 'closed'): Row[] {
  const rows = (lists.find((list) => list.dimension === dimension)?.rows ?? []).map((row) => cells(row.label, row[what] as ComparedCell));
  return rows.length > 0 ? rows : [['没有', texts.none, texts.none, texts.none]];
}

const documentValues = ({ title, about, sections, notes, sign }: Statement) => ({
  title,
  about: about.map((text) => ({ text })),
  sections: sections.map((section) => ({ title: section.title, rows: section.rows.map(([item, now, last, change]) => ({ item, now, last, change })) })),
  notes: notes.map((text) => ({ text })),
  sign,
});
