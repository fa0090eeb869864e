import { Check, CircleSlash, RefreshCw } from 'lucide-react';
import { hiddenNote, type BulletinDetail, type BulletinFigures, type BulletinRow, type PublishedFigure } from '../../../contracts/bulletin';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';

/** As it reads for citizens: the same texts, the same table, the same notices. */
export function CitizensView({ bulletin }: { bulletin: BulletinDetail }) {
  const { texts, figures, publishedBy } = bulletin;
  return (
    <article className="public-view">
      <Stamp bulletin={bulletin} />
      <h2 className="public-title">{texts.title}</h2>
      <div className="public-rule" aria-hidden="true" />
      {bulletin.corrects ? (
        <div className="public-notice">
          <b>已更正</b>
          <p>{texts.changes || '（还没有写改了什么）'}</p>
        </div>
      ) : null}
      <Paragraphs text={texts.introduction} />
      <FiguresTable label="各大厅的评价" figures={figures} columns={rated} note={(row) => row.note} />
      {figures.reasons.length > 0 ? (
        <>
          <h3>不满意的主要原因</h3>
          <ol className="public-reasons">
            {figures.reasons.map((reason) => (
              <li key={reason.label}>
                {reason.label}
                <span className="number">{reason.count.words}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <h3>整改情况</h3>
      <Paragraphs text={texts.rectification} />
      <FiguresTable label="各大厅的整改" figures={figures} columns={putRight} note={mostNamed} />
      {texts.examples.length > 0 ? (
        <ul className="public-examples">
          {texts.examples.map((example, index) => (
            <li key={index}>{example}</li>
          ))}
        </ul>
      ) : null}
      {texts.next ? (
        <>
          <h3>下一步</h3>
          <Paragraphs text={texts.next} />
        </>
      ) : null}
      <h3>怎么算的</h3>
      <ul className="public-notes">
        {[hiddenNote, ...figures.notes].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p className="public-by">{publishedBy}</p>
    </article>
  );
}

/** Left the verdict, right the day; before publication it says that there is none yet. */
function Stamp({ bulletin }: { bulletin: BulletinDetail }) {
  const now = useNow();
  const { state, publishedOn, corrects, withdrawal } = bulletin;
  if (state === 'withdrawn' && withdrawal) {
    return (
      <p className="stamp">
        <CircleSlash size={14} aria-hidden="true" />
        已撤回｜{withdrawal.reason}
      </p>
    );
  }
  if (!publishedOn) return <p className="stamp dashed">还没有公开</p>;
  const Icon = state === 'replaced' || corrects ? RefreshCw : Check;
  return (
    <p className="stamp">
      <Icon size={14} aria-hidden="true" />
      {state === 'replaced' ? '已更正，有新版' : corrects ? '已更正' : '已公开'}｜{dayWords(publishedOn, now)} 公开
    </p>
  );
}

interface FigureColumn {
  title: string;
  figure: (row: BulletinRow) => PublishedFigure;
}

const rated: FigureColumn[] = [
  { title: '有效评价', figure: (row) => row.valid },
  { title: '满意', figure: (row) => row.satisfied },
  { title: '基本满意', figure: (row) => row.acceptable },
  { title: '不满意', figure: (row) => row.dissatisfied },
  { title: '满意率', figure: (row) => row.satisfaction },
];
const putRight: FigureColumn[] = [
  { title: '到期应办结', figure: (row) => row.due },
  { title: '按期办结', figure: (row) => row.inTime },
  { title: '按期办结率', figure: (row) => row.inTimeShare },
  { title: '整改后再评', figure: (row) => row.again },
  { title: '不再是不满意', figure: (row) => row.againContent },
];

interface FiguresTableProps {
  label: string;
  figures: BulletinFigures;
  columns: FigureColumn[];
  /** What stands in small letters below a hall's name. */
  note: (row: BulletinRow) => string | null;
}

function FiguresTable({ label, figures, columns, note }: FiguresTableProps) {
  return (
    <div className="table-scroll">
      <table className="facts dense public-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">大厅</th>
            {columns.map((column) => (
              <th key={column.title} scope="col" className="right">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.halls.map((row) => (
            <Row key={row.name} name={row.name} row={row} columns={columns} note={note(row)} />
          ))}
          <Row name={`${figures.district.name}合计`} row={figures.district} columns={columns} note={null} all />
        </tbody>
      </table>
    </div>
  );
}

const mostNamed = ({ reasons }: BulletinRow): string | null => (reasons.length > 0 ? `说得最多：${reasons.join('、')}` : null);

function Row({ name, row, columns, note, all = false }: { name: string; row: BulletinRow; columns: FigureColumn[]; note: string | null; all?: boolean }) {
  return (
    <tr className={all ? 'sum' : undefined}>
      <th scope="row">
        {name}
        {note ? <span className="second">{note}</span> : null}
      </th>
      {columns.map((column) => {
        const figure = column.figure(row);
        return (
          <td key={column.title} className={figure.value === null ? 'right withheld' : 'right number'}>
            {figure.words}
          </td>
        );
      })}
    </tr>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => (
          <p key={index}>{line}</p>
        ))}
    </>
  );
}
