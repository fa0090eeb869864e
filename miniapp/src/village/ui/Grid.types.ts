export type CellKind = 'words' | 'day' | 'number';

export interface GridProps {
  /** What is in it; read aloud first. */
  caption: string;
  titles: readonly string[];
  rows: readonly (readonly string[])[];
  /** Of each column: numbers stand on the right, and like days are never broken. */
  kinds: readonly CellKind[];
  /** The first column stays in place while the others are moved. */
  fixed: boolean;
}

export const cellClass = (index: number, kinds: readonly CellKind[]): string => `grid__cell grid__cell--${kinds[index] ?? 'words'}`;
