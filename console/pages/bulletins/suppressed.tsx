import { hiddenNote, type HiddenKind, type SuppressedFigure } from '../../../contracts/bulletin';
import { Card } from '../../parts/page';

const kindWords: Record<HiddenKind, string> = { few: '少于 5 条', withheld: '公布了能推算出别的' };

/** Which figures are not published and why, row by row: for whoever writes and whoever approves. */
export function Suppressed({ figures }: { figures: readonly SuppressedFigure[] }) {
  const rows = [...new Set(figures.map((figure) => figure.row))];
  return (
    <Card title="不公布的数" note={figures.length === 0 ? undefined : `${figures.length} 个`} className="padded-below">
      <p className="about">{figures.length === 0 ? '这次的数都能公布。' : hiddenNote}</p>
      <ul className="suppressed">
        {rows.map((row) => (
          <li key={row}>
            <b>{row}</b>
            {(Object.keys(kindWords) as HiddenKind[]).map((kind) => {
              const columns = figures.filter((figure) => figure.row === row && figure.kind === kind).map((figure) => figure.column);
              return columns.length === 0 ? null : (
                <span key={kind} className="second">
                  {kindWords[kind]}：{columns.join('、')}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
