import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { CopyButton } from './copy-button';

/** Under a board: how it was counted, and what one can do with the page as it stands. */
export function BoardFoot({ counted }: { counted: string }) {
  return (
    <footer className="board-foot">
      <p>{counted}</p>
      <span className="row no-print">
        <CopyButton text={window.location.href} label="复制这一页的链接" said="链接已复制，打开就是现在的时段和范围" />
        <Button icon={<Printer size={15} aria-hidden="true" />} onClick={() => window.print()}>
          打印这一页
        </Button>
      </span>
    </footer>
  );
}
