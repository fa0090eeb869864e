import type { CSSProperties, ReactNode } from 'react';

interface FrameProps {
  elder: boolean;
  scale: number;
  children: ReactNode;
}

export function Frame({ elder, scale, children }: FrameProps) {
  return (
    <div className={elder ? 'page elder' : 'page'} style={{ '--k': scale } as CSSProperties}>
      {children}
    </div>
  );
}
