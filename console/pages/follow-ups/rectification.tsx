import { Button } from 'antd';
import { useState } from 'react';
import type { FollowUpDetail, Rectification } from '../../../contracts/follow-up';
import { acceptRectificationRequest, returnRectificationRequest } from '../../../contracts/follow-up';
import type { OpenedDemand } from '../../../contracts/repayment';
import { command, followUpRefresh } from '../../api/follow-ups';
import { useSession } from '../../api/session';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, instantWords } from '../../parts/dates';
import { FileLinks } from '../../parts/file-links';
import { LightTag } from '../../parts/light';
import { useNow } from '../../parts/now';
import { Photos } from '../../parts/photos';
import { OpenDialog } from '../repayments/open-dialog';
import { AnswerForm } from './answer-form';
import { ReasonField } from '../../parts/fields';

const stateWords: Record<Rectification['state'], string> = { sent: '等部门答复', answered: '部门已答复', returned: '退回重改', accepted: '已认可' };

/** What was sent to the department, what it answered, and the next act on it. */
export function RectificationBox({ detail, onPaper }: { detail: FollowUpDetail; onPaper: (opened: OpenedDemand) => void }) {
  const now = useNow();
  const { rectification, abilities: may } = detail;
  if (!rectification) return null;
  const waiting = rectification.state === 'sent' || rectification.state === 'returned';
  return (
    <section className={may.answerRectification || may.acceptRectification ? 'act-box' : 'act-box quiet'} aria-label="部门整改">
      <div className="act-box-head">
        <h2>{may.answerRectification ? '要我们整改' : `${rectification.department.name} 整改`}</h2>
        {waiting ? <LightTag light={rectification.light} more={`${dayWords(rectification.due, now)} 前`} /> : <span className="muted">{stateWords[rectification.state]}</span>}
      </div>
      <div className="passed-on">
        <b className="small muted">转来的内容　{instantWords(rectification.sentAt, now)}</b>
        {rectification.words ? <p>“{rectification.words}”</p> : null}
        <p>要做的：{rectification.instruction}</p>
        <Photos ids={rectification.photoIds} label="转来的照片" />
      </div>
      {waiting && rectification.returnReason ? <p className="form-fault">退回的原因：{rectification.returnReason}</p> : null}
      {rectification.answer ? <Answer answer={rectification.answer} /> : null}
      {may.answerRectification ? <AnswerForm key={rectification.state} detail={detail} /> : null}
      <Repay organisationId={rectification.department.id} onPaper={onPaper} />
      <Decide detail={detail} />
    </section>
  );
}

/** Money that was wrongly taken or paid is to be paid back. */
function Repay({ organisationId, onPaper }: { organisationId: string; onPaper: (opened: OpenedDemand) => void }) {
  const { abilities } = useSession();
  const [opening, setOpening] = useState(false);
  if (!abilities['repayment.open']) return null;
  return (
    <p className="row">
      <span className="muted grow">有多收、多发的钱要退回来的：</span>
      <Button size="small" onClick={() => setOpening(true)}>
        开退缴单
      </Button>
      {opening ? <OpenDialog organisationId={organisationId} onOpened={onPaper} onClose={() => setOpening(false)} /> : null}
    </p>
  );
}

function Answer({ answer }: { answer: NonNullable<Rectification['answer']> }) {
  const now = useNow();
  return (
    <>
      <div className="passed-on">
        <b className="small muted">
          采取的措施　{answer.by}　{instantWords(answer.at, now)}
        </b>
        <p style={{ whiteSpace: 'pre-line' }}>{answer.measures}</p>
        <FileLinks ids={answer.proofIds} label="凭据" />
      </div>
      <div className="passed-on">
        <b className="small muted">给群众的答复</b>
        <p style={{ whiteSpace: 'pre-line' }}>{answer.toCitizen}</p>
      </div>
    </>
  );
}

function Decide({ detail }: { detail: FollowUpDetail }) {
  const [asking, setAsking] = useState<'accept' | 'return' | null>(null);
  const { abilities: may } = detail;
  if (!may.acceptRectification && !may.returnRectification) return null;
  const close = () => setAsking(null);
  return (
    <>
      <div className="act-buttons">
        {may.returnRectification ? <Button onClick={() => setAsking('return')}>退回重改</Button> : null}
        {may.acceptRectification ? (
          <Button type="primary" onClick={() => setAsking('accept')}>
            认可，请群众再评
          </Button>
        ) : null}
      </div>
      {asking === 'return' ? (
        <ActDialog
          title="退给部门重改"
          about="部门会看到退回的原因，时限接着算。"
          schema={returnRectificationRequest}
          toBody={(values) => ({ ...values, version: detail.version })}
          act={command(detail.id, '/rectification/return')}
          refresh={followUpRefresh}
          done="已退回"
          submit="退回"
          backLabel="再看一眼"
          onClose={close}
        >
          <ReasonField label="哪里不行，要怎么改" />
        </ActDialog>
      ) : null}
      {asking === 'accept' ? (
        <ActDialog
          title="认可部门的整改"
          about={detail.hasPhone ? '接着给群众打第二次电话，请他再评一次。' : '群众凭回执码看到答复，可以再评一次。'}
          schema={acceptRectificationRequest}
          toBody={() => ({ version: detail.version })}
          act={command(detail.id, '/rectification/accept')}
          refresh={followUpRefresh}
          done="已认可"
          submit="认可"
          backLabel="再看一眼"
          onClose={close}
        />
      ) : null}
    </>
  );
}
