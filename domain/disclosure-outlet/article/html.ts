import { articleLimits } from '../../../contracts/article-draft';
import type { PublicPublication } from '../../../contracts/disclosure';
import type { Notice } from '../../../contracts/disclosure-outlet';
import { articleTexts, fill } from '../../../templates';
import { formatDayChinese } from '../../kernel';
import { noticeOf } from '../notice';

/** Stands for the address of the code's picture until WeChat has given one. */
export const codeAddress = '{{code}}';
/** The address that takes its place, and whatever WeChat counts otherwise than we do. */
const spare = 600;
/** More columns than that are no table on a phone: each row becomes a few lines. */
const columnsMost = 4;

/** What an editor of WeChat keeps: plain elements with their styles beside them, no class, no link, no script. */
const styles = {
  body: 'font-size:16px;line-height:1.75;color:#1a2124',
  where: 'margin:0 0 4px;font-size:15px;color:#48535a',
  correction: 'margin:0 0 16px;padding:10px 14px;border:1px solid #1a2124',
  figures: 'width:100%;margin:12px 0;border-collapse:collapse',
  figureName: 'padding:6px 0;border-bottom:1px solid #dfdcd4;color:#48535a',
  figureWords: 'padding:6px 0;border-bottom:1px solid #dfdcd4;text-align:right',
  caption: 'margin:16px 0 6px;font-weight:700',
  table: 'width:100%;border-collapse:collapse;font-size:14px;line-height:1.5',
  head: 'border-bottom:2px solid #1a2124',
  line: 'border-bottom:1px solid #dfdcd4',
  left: 'padding:6px 4px;text-align:left',
  right: 'padding:6px 4px;text-align:right',
  row: 'margin:0;padding:8px 0;border-bottom:1px solid #dfdcd4;font-size:15px',
  more: 'margin:8px 0;color:#48535a',
  stamp: 'margin:20px 0 0;font-size:14px;color:#48535a',
  late: 'margin:20px 0 0;font-size:14px;color:#b3261e',
  code: 'margin:20px 0 0;text-align:center;font-size:14px;color:#48535a',
} as const;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] as string);
const element = (name: string, style: keyof typeof styles, inner: string): string => `<${name} style="${styles[style]}">${inner}</${name}>`;

/** Takes pieces as long as there is room; what comes after the first that had none is left out, too. */
class Room {
  constructor(private left: number) {}
  private full = false;

  take(length: number): boolean {
    this.full ||= length > this.left;
    if (!this.full) this.left -= length;
    return !this.full;
  }
}

/** A publication as an article of the official account, made from what everybody may see of it. `leftOut`: rows and paragraphs without room. */
export function articleHtml(publication: PublicPublication): { html: string; leftOut: number } {
  const notice = noticeOf(publication);
  const [above, below] = [headOf(notice), footOf(publication, notice)];
  const room = new Room(articleLimits.content - spare - above.length - below.length - styles.body.length);
  const blocks = [paragraphsOf(notice, room), ...notice.tables.map((table) => tableOf(table, room))];
  const note = notice.note === '' ? '' : element('p', 'more', escaped(notice.note));
  const noted = room.take(note.length) ? note : '';
  const leftOut = blocks.reduce((sum, block) => sum + block.leftOut, 0);
  const more = leftOut === 0 ? '' : element('p', 'more', fill(articleTexts.leftOut, { count: String(leftOut) }));
  const html = element('section', 'body', `${above}${blocks.map(({ html: inner }) => inner).join('')}${noted}${more}${below}`);
  return { html, leftOut };
}

function headOf({ correction, town, village, period, figures }: Notice): string {
  const rows = figures.map(({ name, words }) => `<tr>${element('td', 'figureName', escaped(name))}${element('td', 'figureWords', `<strong>${escaped(words)}</strong>`)}</tr>`).join('');
  return [
    correction === null ? '' : element('section', 'correction', `<strong>${articleTexts.corrected}</strong>${escaped(correction)}`),
    element('p', 'where', escaped(`${town} ${village}　${period}`)),
    rows === '' ? '' : element('table', 'figures', `<tbody>${rows}</tbody>`),
  ].join('');
}

function footOf({ lateWorkingDays, due }: PublicPublication, { publishedOn, checkedBy, approvedBy }: Notice): string {
  // With its year: an article is found again years later.
  const day = formatDayChinese(publishedOn, '');
  const stamp = lateWorkingDays > 0 ? fill(articleTexts.late, { days: String(lateWorkingDays), day }) : due ? fill(articleTexts.onTime, { day }) : fill(articleTexts.stamp, { day });
  return [
    element('p', lateWorkingDays > 0 ? 'late' : 'stamp', escaped(stamp)),
    element('p', 'where', escaped(fill(articleTexts.source, { checkedBy, approvedBy }))),
    element('p', 'code', `<img src="${codeAddress}" style="width:180px" alt="${articleTexts.codeName}"><br>${articleTexts.code}`),
    element('p', 'code', articleTexts.report),
  ].join('');
}

interface Block {
  html: string;
  leftOut: number;
}

/** As many as there is room for, from the first. */
function fitting(pieces: readonly string[], room: Room): Block {
  const kept = pieces.filter((piece) => room.take(piece.length));
  return { html: kept.join(''), leftOut: pieces.length - kept.length };
}

function paragraphsOf({ paragraphs }: Notice, room: Room): Block {
  return fitting(paragraphs.flatMap((text) => inParts(text)).map((text) => `<p>${escaped(text)}</p>`), room);
}

/** A paragraph without an end would be left out whole. */
const inParts = (text: string): string[] => (text.length <= partMost ? [text] : [text.slice(0, partMost), ...inParts(text.slice(partMost))]);
const partMost = 1500;

function tableOf({ caption, columns, rows }: Notice['tables'][number], room: Room): Block {
  const title = caption === '' ? '' : element('p', 'caption', escaped(caption));
  const asTable = columns.length <= columnsMost;
  const around = (inner: string): string => (asTable ? element('table', 'table', `${headRow(columns)}<tbody>${inner}</tbody>`) : inner);
  if (!room.take(title.length + around('').length)) return { html: '', leftOut: rows.length };
  const { html, leftOut } = fitting(rows.map((row) => (asTable ? tableRow(columns, row) : linesOf(columns, row))), room);
  return { html: title + around(html), leftOut };
}

type Columns = Notice['tables'][number]['columns'];

const headRow = (columns: Columns): string => `<thead>${element('tr', 'head', columns.map(({ title, right }) => element('th', right ? 'right' : 'left', escaped(title))).join(''))}</thead>`;
const tableRow = (columns: Columns, row: readonly string[]): string => element('tr', 'line', row.map((cell, at) => element('td', columns[at]?.right ? 'right' : 'left', escaped(cell))).join(''));

/** The first cell says whose row it is. */
function linesOf(columns: Columns, [first = '', ...rest]: readonly string[]): string {
  const words = rest.flatMap((cell, at) => (cell === '' ? [] : [escaped(`${columns[at + 1]?.title ?? ''} ${cell}`)]));
  return element('p', 'row', `<strong>${escaped(first)}</strong><br>${words.join('，')}`);
}
