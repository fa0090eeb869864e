import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { clueActLabels } from '../../../contracts/clue';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh } from '../../api/clues';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';
import { ClueDialog, dialogNames, type DialogName } from './dialogs';
import { isVerdict, VerdictDialog, verdictNames, type VerdictName } from './verdict-dialogs';
import { SealUpward } from './seal-upward';
import { SimilarDialog } from './similar-dialog';
import { SplitDialog } from './split-dialog';

/** The next step of the procedure is the filled button; the first of these that he may do. */
const nextSteps = ['register', 'distribute', 'sign', 'decide', 'reply', 'propose', 'proposeClosing', 'countersign', 'unpark', 'reopen'] as const;
/** One press, no words. */
const atOnce = { sign: '/signature', countersign: '/countersignature', reply: '/reply' } as const;
type AtOnce = keyof typeof atOnce;
const isAtOnce = (act: string): act is AtOnce => act in atOnce;

/** Dialogs of their own. */
type Apart = 'similar' | 'split' | 'sealUpward';
const isApart = (name: string): name is Apart => name === 'similar' || name === 'split' || name === 'sealUpward';

export function ClueActs({ detail, opened, onDone }: { detail: ClueDetail; opened: OpenedClue | null; onDone: () => void }) {
  const [dialog, setDialog] = useState<DialogName | VerdictName | Apart | null>(null);
  const now = useAct({ act: (act: AtOnce) => clueCommand(detail.id, atOnce[act])(act === 'reply' ? {} : { version: detail.version }), refresh: clueRefresh, done: '办好了', then: onDone });
  const may = (act: string): boolean => detail.abilities[act] === true;
  const first = nextSteps.find(may);
  const press = (act: string) => (isAtOnce(act) ? now.run(act) : setDialog(act as DialogName | VerdictName));
  const rest = [...nextSteps, ...dialogNames, ...verdictNames].filter((act, index, all) => act !== first && may(act) && all.indexOf(act) === index);
  const items = [...rest.map((key) => ({ key: key as string, label: clueActLabels[key] })), ...(may('split') ? [{ key: 'split', label: '分出一人' }] : []), ...(may('link') ? [{ key: 'similar', label: '找相近的' }] : []), ...(may('sealUpward') ? [{ key: 'sealUpward', label: clueActLabels.sealUpward }] : [])];
  return (
    <>
      <FormFault error={now.error} />
      {items.length > 0 ? (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => (isApart(key) ? setDialog(key) : press(key)) }}>
          <Button>
            别的办法
            <ChevronDown size={15} aria-hidden="true" />
          </Button>
        </Dropdown>
      ) : null}
      {first ? (
        <Button type="primary" loading={now.busy} onClick={() => press(first)}>
          {clueActLabels[first]}
        </Button>
      ) : null}
      {dialog === 'similar' ? <SimilarDialog detail={detail} onClose={() => setDialog(null)} onLinked={onDone} /> : null}
      {dialog === 'sealUpward' ? <SealUpward detail={detail} onClose={() => setDialog(null)} /> : null}
      {dialog === 'split' ? <SplitDialog detail={detail} opened={opened} onClose={() => setDialog(null)} onDone={onDone} /> : null}
      {dialog !== null && isVerdict(dialog) ? <VerdictDialog name={dialog} detail={detail} onClose={() => setDialog(null)} onDone={onDone} /> : null}
      {dialog !== null && !isApart(dialog) && !isVerdict(dialog) ? <ClueDialog name={dialog} detail={detail} onClose={() => setDialog(null)} onDone={onDone} /> : null}
    </>
  );
}
