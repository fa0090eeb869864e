import type { WindowStand } from '../../../contracts/stand';
import { windowNumberWords } from '../../parts/numbers';
import { Code } from './code';

const columns = 2;
const rows = 4;
export const cardsOnSheet = columns * rows;

/** A4, eight cards each, with crosses to cut along. */
export function Cards({ stands }: { stands: readonly WindowStand[] }) {
  const sheets = Array.from({ length: Math.ceil(stands.length / cardsOnSheet) }, (_, index) => stands.slice(index * cardsOnSheet, (index + 1) * cardsOnSheet));
  return (
    <div className="card-sheets">
      {sheets.map((sheet) => (
        <section key={sheet[0]?.code} className="card-sheet">
          <CutMarks />
          {sheet.map((stand) => (
            <Card key={stand.code} stand={stand} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Card({ stand }: { stand: WindowStand }) {
  return (
    <article className="code-card">
      <Code stand={stand} />
      <div>
        <div className="code-card-hall">{stand.hallName}</div>
        <div className="code-card-window">
          {windowNumberWords(stand.number)}
          <br />
          {stand.windowName}
        </div>
        <div className="code-card-ask">
          满意不满意
          <br />
          扫一扫告诉纪委
        </div>
        <div className="code-card-foot">不用登录，不用留名</div>
        <div className="code-card-code">{stand.code.replace(/(.{4})/, '$1 ')}</div>
      </div>
    </article>
  );
}

/** A cross wherever cards meet or end; drawn, so that it prints without backgrounds. Units are millimetres. */
function CutMarks() {
  const [width, height, arm] = [95, 68, 3];
  const crosses = Array.from({ length: (columns + 1) * (rows + 1) }, (_, index) => [(index % (columns + 1)) * width, Math.floor(index / (columns + 1)) * height] as const);
  return (
    <svg className="cut-marks" viewBox={`${-arm} ${-arm} ${columns * width + 2 * arm} ${rows * height + 2 * arm}`} aria-hidden="true">
      {crosses.map(([x, y]) => (
        <path key={`${x} ${y}`} d={`M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`} />
      ))}
    </svg>
  );
}
