import type { AccountLine, DisclosureContent, PublicPublication } from '../../contracts/disclosure';
import { cellWords } from '../../contracts/disclosure-cells';
import { html, type Html } from './html';
import { dayWords, figures, head, verdictWords, yuan, type Screen } from './screen';

/** As many rows as anybody reads before the page itself is there. */
const shownRows = 30;

/** One publication: when and whether in time, and what it says. */
export function publicationScreen(path: string, publication: PublicPublication, now: Date): Screen {
  const { village, town, item, period, publishedOn, correction, content, nothing } = publication;
  const when = `${dayWords(publishedOn, now)}公开，${verdictWords(publication)}`;
  return {
    title: `${village.name} ${period.label} ${item.name}`,
    description: `${town.name}${village.name}${period.label}${item.name}，${when}。`,
    body: html`${head(`${town.name} · ${village.name}`, item.name)}<p>${period.label}，${when}</p>${correction ? html`<p>已更正：${correction.reason}</p>` : null}${nothing || !content ? html`<p>本期无发生</p>` : contentPart(content)}`,
    data: { path, body: publication },
  };
}

const sum = (lines: readonly AccountLine[]): number => lines.reduce((total, { amount }) => total + amount, 0);

function contentPart(content: DisclosureContent): Html {
  if (content.form === 'text') return html`${content.text.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}`;
  if (content.form === 'accounts') {
    return figures([
      ['上月结余', yuan(content.opening)],
      ['收入', yuan(sum(content.receipts))],
      ['支出', yuan(sum(content.payments))],
      ['月末结余（元）', yuan(content.closing)],
    ]);
  }
  const rows = content.rows.slice(0, shownRows);
  return html`<div class="wide"><table><tr>${content.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr>${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td>${cellWords(content.columns[index]?.kind ?? 'text', cell)}</td>`)}</tr>`)}</table></div>${rows.length < content.rows.length ? html`<p>共 ${content.rows.length} 行。</p>` : null}`;
}
