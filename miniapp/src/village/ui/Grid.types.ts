export interface GridProps {
  /** What is in it; read aloud first. */
  caption: string;
  titles: readonly string[];
  rows: readonly (readonly string[])[];
  /** Columns of numbers stand on the right. */
  right: readonly boolean[];
  /** The first column stays in place while the others are moved. */
  fixed: boolean;
}

export const cellClass = (index: number, right: readonly boolean[]): string => (right[index] ? 'grid__cell grid__cell--right' : 'grid__cell');
