import type { ReactNode } from 'react';

export interface FigureProps {
  className: string;
  /** The whole drawing in one sentence. */
  label: string;
  children: ReactNode;
}

/** A part of a drawing; percent of what it stands in. */
export interface PartProps {
  className: string;
  height?: number;
  left?: number;
  width?: number;
}

export interface ColumnsTableProps {
  className: string;
  caption: string;
  head: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
}
