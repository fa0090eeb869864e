import type { Change } from './charts/words';

const shapes = { up: 'M5 1 9.5 9H.5Z', down: 'M5 9 9.5 1H.5Z' };

/** ▲ and ▼ in ink: more is not always better, and the words say it anyway. */
export function ChangeMark({ change }: { change: Change }) {
  const shape = change.direction === 'up' || change.direction === 'down' ? shapes[change.direction] : null;
  return (
    <>
      {shape ? (
        <svg className="change" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path d={shape} fill="currentColor" />
        </svg>
      ) : null}
      {change.words}
    </>
  );
}
