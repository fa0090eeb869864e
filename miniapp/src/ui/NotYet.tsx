import type { ReactNode } from 'react';
import type { ApiFault } from '../api/fault';
import { Button } from './Button';
import { Empty } from './Empty';
import { Skeleton } from './Skeleton';
import type { Loaded } from './useLoad';

interface Props {
  loaded: Exclude<Loaded<unknown>, { state: 'ready' }>;
  again: () => void;
  title?: string;
  /** What happened, what is kept, what to do. */
  children: (fault: ApiFault) => ReactNode;
}

/** In the place of what is still on its way, or did not come: what happened, and one button to try again. */
export function NotYet({ loaded, again, title = '没有打开', children }: Props) {
  if (loaded.state === 'loading') return <Skeleton />;
  return (
    <Empty
      alone
      title={title}
      action={
        <Button kind="plain" onTap={again}>
          再试一次
        </Button>
      }
    >
      {children(loaded.fault)}
    </Empty>
  );
}
