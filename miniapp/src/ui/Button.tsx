import type { ReactNode } from 'react';
import { Tap } from './elements';
import { Icon } from './Icon';

interface ButtonProps {
  kind: 'fill' | 'plain';
  onTap: () => void;
  children: ReactNode;
  /** Why it is off; stands on the button instead of its act. */
  off?: string | null;
  /** What it is doing; stands on the button while it works, at the same width. */
  working?: string | null;
}

export function Button({ kind, onTap, children, off, working }: ButtonProps) {
  const state = off ? 'off' : kind;
  return (
    <Tap className={`button button--${state}`} onTap={onTap} off={Boolean(off)} busy={Boolean(working)}>
      {working ? <Icon name="spinner" /> : null}
      {working || off || children}
    </Tap>
  );
}
