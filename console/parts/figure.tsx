import type { ReactNode } from 'react';

interface FigureProps {
  name: string;
  value: string | null;
  unit: string;
  /** What stands there where nothing can be told: never 0. */
  none: string;
  /** It should be nothing, and is not. */
  alarming?: boolean;
  children: [ReactNode, ReactNode];
}

/** One of the large figures a page opens with, with two lines of what it is compared with or made of. */
export function Figure({ name, value, unit, none, alarming = false, children }: FigureProps) {
  return (
    <div>
      <h2>{name}</h2>
      <p className={alarming ? 'figure alarming' : 'figure'}>
        {value === null ? (
          <b className="none">{none}</b>
        ) : (
          <>
            <b>{value}</b>
            <i>{unit}</i>
          </>
        )}
      </p>
      <p>{children[0]}</p>
      {children[1] ? <p>{children[1]}</p> : null}
    </div>
  );
}
