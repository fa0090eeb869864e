import { fundStageLabels } from '../../../../contracts/fund';
import type { FlowRow } from '../../../../contracts/fund-flow';
import { yuanWords } from '../../../../contracts/fund-words';
import { countWords } from '../../../parts/numbers';
import { LightTag } from '../../../parts/light';

const money = (fen: number): string => (fen === 0 ? '—' : yuanWords(fen));

interface RowsProps {
  label: string;
  first: string;
  rows: readonly (FlowRow & { id?: string | null })[];
  total: FlowRow;
  onOpen: (row: FlowRow & { id?: string | null }) => void;
}

/** The figures behind the picture: step by step what came and went, and by how much it does not agree. */
export function FlowTable({ label, first, rows, total, onOpen }: RowsProps) {
  return (
    <div className="table-scroll">
      <table className="facts dense money-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {['立项', '收到', '拨到村', '审核通过', '发到群众', '退回'].map((head) => (
              <th key={head} scope="col" className="right">
                {head}
              </th>
            ))}
            <th scope="col" className="right">
              人次
            </th>
            <th scope="col">到哪一步</th>
            <th scope="col" className="right">
              差额
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.programme ?? ''}${row.id ?? ''}${row.name}`}>
              <th scope="row">
                {row.programme || row.id ? (
                  <button type="button" className="link" onClick={() => onOpen(row)}>
                    {row.name}
                  </button>
                ) : (
                  row.name
                )}
              </th>
              <Figures row={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <Figures row={total} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Figures({ row }: { row: FlowRow }) {
  return (
    <>
      {[row.planned, row.received, row.passedOn, row.approved, row.paid, row.returned].map((sum, index) => (
        <td key={index} className="right">
          {money(sum)}
        </td>
      ))}
      <td className="right">{row.payees === null ? '—' : countWords(row.payees)}</td>
      <td>{row.stage ? fundStageLabels[row.stage] : '—'}</td>
      <td className="right">
        {row.short > 0 ? <LightTag light="red" word="缺" more={yuanWords(row.short)} /> : null}
        {row.over > 0 ? <LightTag light="red" word="多" more={yuanWords(row.over)} /> : null}
        {row.short === 0 && row.over === 0 ? '—' : null}
      </td>
    </>
  );
}
