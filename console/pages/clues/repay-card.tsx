import { App, Button } from 'antd';
import { useState } from 'react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import type { OpenedDemand } from '../../../contracts/repayment';
import { clueCommand } from '../../api/clues';
import { useSession } from '../../api/session';
import { Card } from '../../parts/page';
import { OpenDialog } from '../repayments/open-dialog';

/** A demand opened from a case. It names no case: its number is written into the case's own sealed record. */
export function RepayCard({ detail, onOpened, onWritten }: { detail: ClueDetail; onOpened: (opened: OpenedDemand) => void; onWritten: () => void }) {
  const { abilities } = useSession();
  const { message } = App.useApp();
  const [opening, setOpening] = useState(false);
  if (!abilities['repayment.open'] || !detail.abilities.addNote) return null;
  const opened = (demand: OpenedDemand) => {
    onOpened(demand);
    void clueCommand(detail.id, '/notes')({ text: `开了退缴单 ${demand.demand.number}。` }).then(onWritten, () => void message.warning('单号没有记进这一件，请手工记一笔。'));
  };
  return (
    <Card
      title="退缴"
      className="padded"
      acts={
        <Button size="small" onClick={() => setOpening(true)}>
          开退缴单
        </Button>
      }
    >
      <p className="muted">退缴单上不写这一件。单号自动记进这一件的“意见和记录”。</p>
      {opening ? <OpenDialog onOpened={opened} onClose={() => setOpening(false)} /> : null}
    </Card>
  );
}
