import type { ReactNode } from 'react';
import { linear } from './scale';
import { useSize } from './use-size';

const room = { left: 46, right: 16, top: 26, bottom: 34 };

/** Where the two bars of a column stand. */
export interface ColumnPlace {
  middle: number;
  /** Width of one bar. */
  bar: number;
  bottom: number;
  y: (value: number) => number;
}

interface ColumnsProps {
  /** All of it in one sentence. */
  sentence: string;
  /** The end of the axis, and how it is written. */
  top: number;
  tick: (value: number) => string;
  /** Under each column; empty where there is no room for it. */
  labels: readonly string[];
  widest: number;
  column: (index: number, place: ColumnPlace) => ReactNode;
}

/** Pairs of bars side by side, `.month-bar` solid and hatched, over an axis from zero. */
export function Columns({ sentence, top, tick, labels, widest, column }: ColumnsProps) {
  const [watch, size] = useSize<HTMLDivElement>();
  const step = size ? (size.width - room.left - room.right) / labels.length : 0;
  const bottom = size ? size.height - room.bottom : 0;
  const y = linear([0, top], [bottom, room.top]);
  return (
    <div ref={watch} className="chart filling trend">
      {size ? (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={sentence}>
          <defs>
            <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="2.4" height="6" fill="var(--ochre)" />
            </pattern>
          </defs>
          {[0, top / 2, top].map((value) => (
            <g key={value}>
              <path className="grid" d={`M${room.left} ${y(value)}H${size.width - room.right}`} />
              <text className="axis" x={room.left - 8} y={y(value) + 4.5} textAnchor="end">
                {tick(value)}
              </text>
            </g>
          ))}
          {labels.map((label, index) => {
            const middle = room.left + step * (index + 0.5);
            return (
              <g key={index}>
                {column(index, { middle, bar: Math.min(widest, step / 2 - 4), bottom, y })}
                <text className="axis" x={middle} y={bottom + 22} textAnchor="middle">
                  {label}
                </text>
              </g>
            );
          })}
        </svg>
      ) : null}
    </div>
  );
}
