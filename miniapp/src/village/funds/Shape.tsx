import type { ReactNode } from 'react';

export interface ShapeProps {
  className: string;
  /** In percent of the picture: the room before it in its row, and its width. */
  before?: number;
  width?: number;
  /** The outline, in percent: what is cut out of the box. */
  outline?: string;
  children?: ReactNode;
}

/** A box at its place in the picture. Decoration: the sums stand beside it in words. */
export function Shape({ className, before = 0, width = 100, outline, children }: ShapeProps) {
  return (
    <div className={className} aria-hidden={children ? undefined : true} style={{ marginLeft: `${before}%`, width: `${width}%`, clipPath: outline }}>
      {children}
    </div>
  );
}
