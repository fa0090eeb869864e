import { formatDayChinese, shanghaiDay } from '../../domain/kernel';
import { html, type Html } from './html';

/** What a page shows before its scripts are there, and what they need not ask for again. */
export interface Screen {
  title: string;
  description: string;
  body: Html;
  /** The address of the API that the page would ask, and its answer; `address`: the page's own, where it was opened by a shorter one. */
  data: { path: string; body: unknown; address?: string };
}

/** Whole fen as 128,460.00 */
export function yuan(fen: number): string {
  const [whole = '', cents = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

export const dayWords = (day: string, now: Date): string => formatDayChinese(day, shanghaiDay(now));

export const verdictWords = ({ lateWorkingDays }: { lateWorkingDays: number }): string => (lateWorkingDays > 0 ? `晚了 ${lateWorkingDays} 个工作日` : '按时公开');

/** Names on the left, figures on the right. */
export const figures = (rows: readonly (readonly [string, string])[]): Html => html`<table>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table>`;

export const head = (place: string, title: string): Html => html`<p class="place">${place}</p><h1>${title}</h1>`;
