import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

/** A3, landscape, for the village's board; the code leads to the original. */
export function BoardNotice({ outlets: { notice, svg, url } }: { outlets: DisclosureOutlets }) {
  const now = useNow();
  return (
    <article className="board-notice">
      <header>
        <div>
          <p className="board-where">
            {notice.town}　{notice.village}
          </p>
          <h2>{notice.title}</h2>
          <p className="board-period">{notice.period}</p>
        </div>
        <figure>
          <img src={`data:image/svg+xml;base64,${btoa(svg)}`} alt={`原文的二维码：${url}`} />
          <figcaption>扫码看原文和凭证</figcaption>
        </figure>
      </header>
      <div className="stand-rule" />
      {notice.correction ? <p className="board-correction">更正：{notice.correction}</p> : null}
      {notice.figures.length > 0 ? (
        <dl className="board-figures">
          {notice.figures.map((figure) => (
            <div key={figure.name}>
              <dt>{figure.name}</dt>
              <dd>{figure.words}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {notice.paragraphs.map((paragraph) => (
        <p key={paragraph} className="board-text">
          {paragraph}
        </p>
      ))}
      {notice.tables.map((table) => (
        <table key={table.caption}>
          {table.caption ? <caption>{table.caption}</caption> : null}
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.title} scope="col" className={column.right ? 'right' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at} className={table.columns[at]?.right ? 'right' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {notice.note ? <p className="board-note">{notice.note}</p> : null}
      <footer>
        {notice.checkedBy}核对　{notice.approvedBy}审核　{dayWords(notice.publishedOn, now)} 公开　有疑问可以在手机上问，不用登录　举报电话 12388
      </footer>
    </article>
  );
}
