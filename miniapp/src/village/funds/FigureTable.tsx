import type { FlowRow, FundFlow } from '../../../../contracts/fund-flow';
import { yuanWords } from '../../../../contracts/fund-words';
import { Table } from '../../ui/elements';

const lineOf = ({ name, paid }: FlowRow): [string, string] => [name, yuanWords(paid)];

/** The picture in figures, to the fen: what reached people, by what lies below. */
export function FigureTable({ flow: { place, year, total, below, rows } }: { flow: FundFlow }) {
  const parts = below.length > 0 ? below.map(lineOf) : rows.map(lineOf);
  const left: [string, string][] = [...(total.short > 0 ? [['差额 缺', yuanWords(total.short)] as [string, string]] : []), ...(total.over > 0 ? [['差额 多', yuanWords(total.over)] as [string, string]] : [])];
  return (
    <Table
      className="table table--figures"
      caption={`${place.name} ${year} 年，元`}
      rows={[...parts, ['发到群众合计', yuanWords(total.paid)], ...(total.returned > 0 ? [['退回上级', yuanWords(total.returned)] as [string, string]] : []), [`${place.kind === 'town' ? '镇里' : place.kind === 'village' ? '村里' : '区里'}收到`, yuanWords(total.received)], ...left]}
    />
  );
}
