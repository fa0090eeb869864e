import { Words } from './elements';
import { Icon } from './Icon';

export type LightKind = 'green' | 'yellow' | 'red' | 'done';

const words: Record<LightKind, string> = { green: '正常', yellow: '临期', red: '逾期', done: '已办结' };

/** Colour, shape and word: a circle, a triangle, a square, a tick. `more` stands instead of the bare word. */
export function Light({ kind, more }: { kind: LightKind; more?: string }) {
  return (
    <Words className={`light light--${kind}`}>
      {kind === 'done' ? <Icon name="tick" size="small" /> : <Words className="light__shape" hidden />}
      {more ?? words[kind]}
    </Words>
  );
}
