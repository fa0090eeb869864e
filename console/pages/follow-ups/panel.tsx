import { Button } from 'antd';
import { useState } from 'react';
import { closingKindLabels, reopeningCauseLabels, type FollowUpDetail } from '../../../contracts/follow-up';
import type { OpenedDemand } from '../../../contracts/repayment';
import { useFollowUp } from '../../api/follow-ups';
import { instantWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Panel } from '../../parts/panel';
import { Timeline } from '../../parts/timeline';
import { CallBox } from './call-box';
import { FollowUpDialog, type DialogName } from './dialogs';
import { Calls, Extensions, OtherRatings } from './history';
import { Quote } from './quote';
import { RectificationBox } from './rectification';

interface FollowUpPanelProps {
  id: string;
  /** Opened by the key for calling: the number is asked for at once. */
  callNow: boolean;
  /** A demand was opened: its paper takes the page's place. */
  onPaper: (opened: OpenedDemand) => void;
  onClose: () => void;
}

export function FollowUpPanel({ id, callNow, onPaper, onClose }: FollowUpPanelProps) {
  const { data, error, refetch } = useFollowUp(id);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  return (
    <Panel label="回访详情" onClose={onClose} head={data ? <Title detail={data} /> : <b>回访</b>} foot={data ? <Acts detail={data} onChoose={setDialog} /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body detail={data} callNow={callNow} onPaper={onPaper} /> : null}
      {data && dialog ? <FollowUpDialog name={dialog} detail={data} onClose={() => setDialog(null)} /> : null}
    </Panel>
  );
}

function Title({ detail }: { detail: FollowUpDetail }) {
  return (
    <>
      <span className="muted">
        {detail.number}　{detail.hall.name}
      </span>
      <div className="panel-title">
        <b>{detail.window.name}</b>
        <LightTag light={detail.light} more={detail.light === 'done' ? undefined : workingDaysWords(detail.workingDaysLeft)} />
      </div>
    </>
  );
}

function Body({ detail, callNow, onPaper }: { detail: FollowUpDetail } & Pick<FollowUpPanelProps, 'callNow' | 'onPaper'>) {
  const now = useNow();
  const { closing, escalation, pause } = detail;
  const reopening = detail.reopenings.at(-1);
  return (
    <>
      {pause ? (
        <div className="notice flush" style={{ marginBottom: 14 }}>
          <div>
            <b>计时已暂停</b>
            <p>
              {instantWords(pause.since, now)}起，{pause.reason}
            </p>
          </div>
        </div>
      ) : null}
      <Quote detail={detail} />
      {escalation && !closing ? (
        <div className="act-box quiet">
          <h2>已报委里</h2>
          <p className="muted">
            {instantWords(escalation.at, now)}，{reopening ? reopeningCauseLabels[reopening.why] : '群众第二次仍不满意'}。{escalation.decision ?? '等委领导处理。'}
          </p>
          {reopening?.text ? <p className="prose">“{reopening.text}”</p> : null}
          {reopening ? <p className="muted">原来办结：{closingKindLabels[reopening.closedAs]}　{instantWords(reopening.closedAt, now)}</p> : null}
        </div>
      ) : null}
      <RectificationBox detail={detail} onPaper={onPaper} />
      {/* A new call starts with an empty note; what was typed stays as long as the call is the same. */}
      <CallBox key={`${detail.state}-${detail.contacts.length}`} detail={detail} callNow={callNow} />
      {closing ? (
        <div className="act-box quiet">
          <h2>办结：{closingKindLabels[closing.kind]}</h2>
          <p className="muted">
            {closing.by}　{instantWords(closing.at, now)}
          </p>
          <div className="passed-on">
            <b className="small muted">给群众的答复</b>
            <p>{closing.toCitizen}</p>
          </div>
        </div>
      ) : null}
      <Calls detail={detail} />
      <OtherRatings detail={detail} />
      <Extensions detail={detail} />
      <div className="panel-section">
        <h2>经过</h2>
        <Timeline steps={detail.timeline} />
      </div>
    </>
  );
}

/** Only acts that the answer allows; the next step of the procedure is the filled one. */
function Acts({ detail, onChoose }: { detail: FollowUpDetail; onChoose: (name: DialogName) => void }) {
  const may = detail.abilities;
  const next: DialogName | null = may.decideEscalation ? 'decideEscalation' : detail.state === 'toHandle' && may.sendRectification ? 'sendRectification' : null;
  const act = (name: DialogName, label: string, push = false) =>
    may[name] ? (
      <Button key={name} className={push ? 'push' : undefined} type={next === name ? 'primary' : 'default'} onClick={() => onChoose(name)}>
        {label}
      </Button>
    ) : null;
  const quiet = [act('requestExtension', '申请延期'), act('pause', '暂停计时'), act('resume', '恢复计时'), act('assign', '改派')].filter(Boolean);
  const forward = [act('close', '办结', true), act('sendRectification', '转部门整改', !may.close), act('decideEscalation', '写处理意见', true)].filter(Boolean);
  return quiet.length + forward.length > 0 ? (
    <>
      {quiet}
      {forward}
    </>
  ) : null;
}
