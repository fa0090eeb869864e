import { paperKindLabels, type PaperBody } from '../../contracts/clue-paper';
import { mustHaveOpened, type Clue } from '../clue';
import { paperTemplate, type PaperFieldTemplate, type PaperTemplate } from '../../templates';
import { accountNames, fail, type Context } from '../kernel';
import { fillDocument } from '../report';
import { findPaper, recordLook } from './access';
import type { CluePaper } from './model';
import { dayInFull, organName } from './prefill';
import { openPaper } from './sealed';

export interface PaperDocument {
  bytes: Buffer;
  filename: string;
}

/** The document as a Word file: made in memory, stored nowhere, on record before it is answered. @throws Fault notFound, forbidden, keysClosed, wrongState, badRequest */
export async function downloadPaper(ctx: Context, id: string): Promise<PaperDocument> {
  const found = await findPaper(ctx, id, 'download');
  const { paper, clue } = found;
  if (paper.number === null) fail('wrongState', { message: '签发编号以后才能下载。' });
  if (clue) await mustHaveOpened(ctx, clue);
  await recordLook(ctx, found, 'Downloaded');
  const { body } = await openPaper(ctx, clue, paper);
  const names = await accountNames([paper.drafterId, paper.reviewerId ?? [], paper.signerId ?? []].flat());
  const bytes = await fillDocument('paper', documentValues({ paper, clue, body, names, organ: await organName() }));
  return { bytes, filename: `${paperKindLabels[paper.kind]} ${paper.number ?? ''}.docx` };
}

interface DocumentFacts {
  paper: Pick<CluePaper, 'kind' | 'state' | 'unit' | 'followUpNumber' | 'number' | 'signedOn' | 'drafterId' | 'reviewerId' | 'signerId'>;
  clue: Pick<Clue, 'code'> | null;
  body: PaperBody;
  names: Map<string, string>;
  organ: string;
}

/** Everything the template names. */
export function documentValues({ paper, clue, body, names, organ }: DocumentFacts) {
  const template = paperTemplate(paper.kind);
  const name = (id: string | null): string => (id ? (names.get(id) ?? '') : '');
  return {
    letter: template.layout === 'letter',
    form: template.layout === 'form',
    report: template.layout === 'report',
    voided: paper.state === 'voided',
    slip: template.slip ?? false,
    organ,
    title: paperKindLabels[paper.kind],
    number: paper.number ?? '',
    secrecy: body.secrecy === '无' ? '' : body.secrecy,
    secrecyWord: body.secrecy,
    copies: String(body.copies),
    addressees: body.to === '' ? [] : [{ to: body.to }],
    parts: partsOf(template, body),
    rows: rowsOf(template, body),
    tables: tablesOf(template, body),
    date: dayInFull(paper.signedOn ?? ''),
    drafter: name(paper.drafterId),
    reviewer: name(paper.reviewerId),
    signer: name(paper.signerId),
    about: clue ? `线索 ${clue.code}` : [paper.unit?.name, paper.followUpNumber && `评议 ${paper.followUpNumber}`].filter(Boolean).join('，'),
  };
}

const textOf = (body: PaperBody, { key }: PaperFieldTemplate): string => body.fields[key] ?? '';
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'];

/** Letters and reports: headings and paragraphs. What is empty is left out, but for what is written by hand. */
function partsOf({ fields }: PaperTemplate, body: PaperBody): { headings: { heading: string }[]; paragraphs: { text: string }[] }[] {
  const shown = fields.filter((field) => field.blank || textOf(body, field) !== '');
  const headed = shown.filter(({ plain }) => !plain);
  return shown.map((field) => ({
    headings: field.plain ? [] : [{ heading: `${numerals[headed.indexOf(field)]}、${field.label}` }],
    paragraphs: textOf(body, field).split(/\n+/).map((text) => ({ text })),
  }));
}

interface FormRow {
  pairs: { label: string; value: string; label2: string; value2: string }[];
  wide: { label: string; value: string }[];
  tall: { label: string; value: string }[];
}

/** Forms: two short fields share a line, a long one has its own. */
function rowsOf({ fields }: PaperTemplate, body: PaperBody): FormRow[] {
  const rows: FormRow[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const [field, next] = [fields[at]!, fields[at + 1]];
    const one = { label: field.label, value: textOf(body, field) };
    if (field.long) rows.push({ pairs: [], wide: [], tall: [one] });
    else if (next && !next.long) {
      rows.push({ pairs: [{ ...one, label2: next.label, value2: textOf(body, next) }], wide: [], tall: [] });
      at += 1;
    } else rows.push({ pairs: [], wide: [one], tall: [] });
  }
  return rows;
}

/** Lines are numbered; an empty table has one line to be written on. */
function tablesOf({ table }: PaperTemplate, { rows }: PaperBody): { label: string; columns: { name: string }[]; lines: { cells: { text: string }[] }[] }[] {
  if (!table) return [];
  const lines = rows.length > 0 ? rows : [table.columns.map(() => '')];
  return [{ label: table.label, columns: ['序号', ...table.columns].map((name) => ({ name })), lines: lines.map((row, index) => ({ cells: [String(index + 1), ...row].map((text) => ({ text })) })) }];
}
