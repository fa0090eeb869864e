import type { ReactNode } from 'react';
import { boardStateLabels, type BoardState } from '../../../contracts/disclosure-board';

/** The shapes of the lights, drawn round a point, and a hollow ring where nothing was due. */
const shapes: Record<BoardState, ReactNode> = {
  missing: <rect x="-7" y="-7" width="14" height="14" rx="1" className="mark missing" />,
  late: <path d="M0-8 8.2 6.6H-8.2Z" className="mark behind" />,
  inTime: <circle r="7" className="mark in-time" />,
  none: <circle r="6" className="mark none" />,
};

/** For a drawing: at its own place. */
export const StateMark = ({ state, x, y }: { state: BoardState; x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`} aria-hidden="true">
    {shapes[state]}
  </g>
);

export const stateClass: Record<BoardState, string> = { missing: 'missing', late: 'behind', inTime: 'in-time', none: 'none' };

/** For a list or a legend: shape and word. */
export function StateTag({ state, more }: { state: BoardState; more?: string }) {
  return (
    <span className={`board-state ${stateClass[state]}`}>
      <svg width="14" height="14" viewBox="-9 -9 18 18" aria-hidden="true">
        {shapes[state]}
      </svg>
      {boardStateLabels[state]}
      {more ? ` ${more}` : null}
    </span>
  );
}
