import type { ReactNode } from 'react';
import type { ApiFault } from '../../api/fault';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';

/** Instead of a page that did not open: nobody knows of it, or the network or the server is to be asked again. */
export function Failed({ fault, again, unknown }: { fault: ApiFault; again: () => void; unknown: ReactNode }) {
  if (fault.kind === 'refused') return <>{unknown}</>;
  return (
    <Empty
      alone
      title={fault.kind === 'offline' ? '没有网，打不开' : '服务器忙，没有打开'}
      action={
        <Button kind="fill" onTap={again}>
          再试一次
        </Button>
      }
    >
      请等一会儿，再试一次。
    </Empty>
  );
}
