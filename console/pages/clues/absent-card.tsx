import { Button } from 'antd';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { ClueDialog } from './dialogs';

/** Nothing waits for somebody on leave: who is missing, who stands in, and the two ways on. */
export function AbsentCard({ detail, onDone }: { detail: ClueDetail; onDone: () => void }) {
  const now = useNow();
  const [dialog, setDialog] = useState<'transfer' | 'admit' | null>(null);
  const { absent, abilities } = detail;
  if (!absent) return null;
  const deputies = absent.deputies.map(({ name }) => name).join('、');
  return (
    <div className="notice absent" role="status">
      <UserRoundX size={20} aria-hidden="true" />
      <div>
        <b>
          {absent.who}不在岗{absent.until ? `，到 ${dayWords(absent.until, now)}` : ''}，这一步没有人能办
        </b>
        <p>{deputies ? `代理的是 ${deputies}，还看不到这一件：请让他看得到，或移交。名单里没有他的，是他的密钥还没有核对。` : '没有人代理：请移交，或让能办的同事看得到。'}</p>
      </div>
      {abilities.admit ? <Button onClick={() => setDialog('admit')}>让同事看得到</Button> : null}
      {abilities.transfer ? <Button onClick={() => setDialog('transfer')}>移交</Button> : null}
      {dialog ? <ClueDialog name={dialog} detail={detail} onClose={() => setDialog(null)} onDone={onDone} /> : null}
    </div>
  );
}
