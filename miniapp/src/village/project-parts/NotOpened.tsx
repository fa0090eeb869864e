import type { ApiFault } from '../../api/fault';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';

interface Props {
  fault: ApiFault;
  again: () => void;
  /** What is said where there is nothing of that address. */
  missing: string;
}

/** What happened, and what to do. */
export function NotOpened({ fault, again, missing }: Props) {
  if (fault.kind === 'refused') return <Empty title={missing}>可能还没有公开，或者地址没有写全。</Empty>;
  return (
    <Empty
      title={fault.kind === 'offline' ? '没有网，打不开' : '服务器忙，没有打开'}
      action={
        <Button kind="plain" onTap={again}>
          再试一次
        </Button>
      }
    >
      请等一会儿，再试一次。
    </Empty>
  );
}
