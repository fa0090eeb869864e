import { boardTab, type BoardAccount, type BoardLine, type VillageBoard } from '../../contracts/village';
import { html, type Html } from './html';
import { dayWords, figures, head, verdictWords, yuan, type Screen } from './screen';

const shownLines = 10;

/** A village's board: who, the newest account, what is newest, what is due. */
export function boardScreen(path: string, board: VillageBoard, now: Date): Screen {
  const { village, account, publishedThisYear, duties } = board;
  const lines = boardTab.options.flatMap((tab) => board.lines[tab]).slice(0, shownLines);
  return {
    title: `${village.name}村务公开`,
    description: `${village.town.name}${village.name}今年已公开 ${publishedThisYear} 项。${account ? `${account.period}收入 ${yuan(account.received)} 元，支出 ${yuan(account.paid)} 元，月末结余 ${yuan(account.closing)} 元。` : ''}`,
    body: html`${head(village.town.name, village.name)}<p>今年已公开 ${publishedThisYear} 项</p>${account && accountPart(account, now)}${lines.length > 0 ? html`<section><h2>最新公开</h2><ul>${lines.map((line) => lineItem(line, now))}</ul></section>` : null}${
      duties && duties.next.length > 0 ? html`<section><h2>接下来该公开</h2><ul>${duties.next.map(({ name, period, due, light, workingDays }) => html`<li>${period} ${name}<small>${dayWords(due, now)} 前，${light === 'red' ? `晚了 ${workingDays} 个工作日` : `还剩 ${workingDays} 个工作日`}</small></li>`)}</ul></section>` : null
    }`,
    data: { path, body: board },
  };
}

const accountPart = (account: BoardAccount, now: Date): Html =>
  html`<section><h2>${account.period}的账</h2>${figures([
    ['收入', yuan(account.received)],
    ['支出', yuan(account.paid)],
    ['月末结余（元）', yuan(account.closing)],
  ])}<small>${dayWords(account.on, now)}公开，${verdictWords(account)}</small></section>`;

const lineItem = (line: BoardLine, now: Date): Html => {
  const note = `${line.group}${line.on ? `，${dayWords(line.on, now)}，${verdictWords(line)}` : ''}`;
  // Without scripts a publication is still read: its own page begins with its text, too.
  return line.target.page === 'item' ? html`<li><a href="/village/item/index?id=${line.target.id}">${line.title}</a><small>${note}</small></li>` : html`<li>${line.title}<small>${note}</small></li>`;
};
