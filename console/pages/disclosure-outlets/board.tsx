import { Button } from 'antd';
import { Download, Printer } from 'lucide-react';
import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { downloadNotice } from '../../api/disclosure-outlets';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';
import { BoardNotice } from './board-notice';

/** The notice for the board, printed from here or from Word. */
export function Board({ id, outlets }: { id: string; outlets: DisclosureOutlets }) {
  const saved = useAct({ act: () => downloadNotice(id) });
  return (
    <>
      <div className="outlet-acts no-print">
        <Button icon={<Download size={16} aria-hidden="true" />} loading={saved.busy} onClick={() => saved.run(undefined)}>
          存成 Word
        </Button>
        <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          打印 A3
        </Button>
      </div>
      <FormFault error={saved.error} />
      <BoardNotice outlets={outlets} />
    </>
  );
}
