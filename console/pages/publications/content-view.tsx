import type { DisclosureContent } from '../../../contracts/disclosure';
import { yuan } from '../../../contracts/accounts-rules';
import { cellWords, dayInMonth } from '../../../contracts/disclosure-cells';

const isNumber = (kind: string): boolean => kind === 'money' || kind === 'number';
const rowsShown = 200;

/** A content as it reads, for staff and in the preview of what everybody sees. */
export function ContentView({ content, label }: { content: DisclosureContent | null; label: string }) {
  if (!content) return <p className="content-text">本期无发生。</p>;
  if (content.form === 'text') return <p className="content-text">{content.text || '还没有写'}</p>;
  return (
    <>
      {content.form === 'table' ? <TableView content={content} label={label} /> : <AccountsView content={content} label={label} />}
      {content.note ? <p className="content-text">{content.note}</p> : null}
    </>
  );
}

function TableView({ content, label }: { content: Extract<DisclosureContent, { form: 'table' }>; label: string }) {
  const { columns, rows } = content;
  return (
    <div className="table-scroll">
      <table className="facts dense" aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title, kind }) => (
              <th key={key} scope="col" className={isNumber(kind) ? 'right' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, rowsShown).map((row, line) => (
            <tr key={line}>
              {columns.map(({ key, kind }, index) => (
                <td key={key} className={isNumber(kind) ? 'right number' : undefined}>
                  {cellWords(kind, row[index] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > rowsShown ? <p className="content-text muted">只显示前 {rowsShown} 行，共 {rows.length} 行</p> : null}
    </div>
  );
}

function AccountsView({ content, label }: { content: Extract<DisclosureContent, { form: 'accounts' }>; label: string }) {
  const total = (lines: typeof content.receipts): number => lines.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <div className="table-scroll">
      <table className="facts dense" aria-label={label}>
        <thead>
          <tr>
            {['日期', '事由', '收付款方', '凭证号'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="right">
              金额（元）
            </th>
          </tr>
        </thead>
        <tbody>
          <Sum title="上月结余" amount={content.opening} />
          {(['receipts', 'payments'] as const).map((side) => [
            ...content[side].map(({ day, what, party, voucher, amount }, index) => (
              <tr key={`${side}-${index}`}>
                <td>{dayInMonth(day)}</td>
                <td>{what}</td>
                <td>{party}</td>
                <td>{voucher}</td>
                <td className="right number">
                  {side === 'receipts' ? '+' : '−'}
                  {yuan(amount)}
                </td>
              </tr>
            )),
            <Sum key={side} title={side === 'receipts' ? '收入合计' : '支出合计'} amount={total(content[side])} />,
          ])}
          <Sum title="月末结余" amount={content.closing} />
        </tbody>
      </table>
    </div>
  );
}

function Sum({ title, amount }: { title: string; amount: number }) {
  return (
    <tr className="sum">
      <th scope="row" colSpan={4}>
        {title}
      </th>
      <td className="right number">{yuan(amount)}</td>
    </tr>
  );
}
