import type { WindowStand } from '../../../contracts/stand';
import { windowNumberWords } from '../../parts/numbers';
import { Code } from './code';

/** QR stands, A6, one a window; the browser prints them or saves them as PDF. */
export function Stands({ stands }: { stands: readonly WindowStand[] }) {
  return (
    <div className="stand-sheet">
      {stands.map((stand) => (
        <Stand key={stand.code} stand={stand} />
      ))}
    </div>
  );
}

function Stand({ stand }: { stand: WindowStand }) {
  return (
    <article className="stand">
      <div className="stand-hall">{stand.hallName}</div>
      <div className="stand-window">
        {windowNumberWords(stand.number)}　{stand.windowName}
      </div>
      <div className="stand-rule" />
      <div className="stand-ask">
        满意不满意
        <br />
        扫一扫告诉纪委
      </div>
      <Code stand={stand} />
      <div className="stand-code">{stand.code.replace(/(.{4})/, '$1 ')}</div>
      <div className="stand-foot">
        不用登录，不用留名。评议由{stand.commission}收，
        <br />
        窗口改不了、删不掉。
      </div>
    </article>
  );
}
