import type { ReactNode } from 'react';
import type { ApiFault } from '../api/fault';
import { Button } from './Button';
import { Empty } from './Empty';

interface Props {
  fault: ApiFault;
  again: () => void;
  /** What stands there where nobody knows of it; without it every fault is asked about again. */
  unknown?: ReactNode;
  /** Of a page that has its head already. */
  part?: boolean;
}

/** Instead of what did not open: nobody knows of it, or the network or the server is to be asked again. */
export function Failed({ fault, again, unknown, part }: Props) {
  if (fault.kind === 'refused' && unknown) return <>{unknown}</>;
  return (
    <Empty
      alone={!part}
      title={fault.kind === 'offline' ? '没有网，打不开' : '服务器忙，没有打开'}
      action={
        <Button kind={part ? 'plain' : 'fill'} onTap={again}>
          再试一次
        </Button>
      }
    >
      {fault.kind === 'offline' ? '连上网，再试一次。' : '请等一会儿，再试一次。'}
    </Empty>
  );
}
