import type { QualityLine } from '../../contracts/disclosure-oversight';
import type { Column } from './list-table';

type Published = Pick<QualityLine, 'id' | 'publicationId' | 'village' | 'town' | 'item' | 'periodLabel'>;

/** Whose and which publication a row is about, with the way to read it: what lists of oversight begin with. */
export const publishedColumns = <T extends Published>(): Column<T>[] => [
  {
    key: 'village',
    title: '村（社区）',
    width: 150,
    render: (row) => (
      <>
        <b>{row.village.name}</b>
        <span className="second">{row.town.name}</span>
      </>
    ),
  },
  {
    key: 'item',
    title: '公开事项',
    render: (row) => (
      <>
        <a className="link" href={`/village/item/index?id=${row.publicationId}`} target="_blank" rel="noreferrer">
          {row.item.name}
        </a>
        <span className="second">{row.periodLabel}</span>
      </>
    ),
  },
];
