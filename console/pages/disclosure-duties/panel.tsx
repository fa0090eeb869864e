import { App, Button } from 'antd';
import { useState, type MouseEvent } from 'react';
import { useHref, useLinkClickHandler } from 'react-router';
import { disclosureAudienceLabels, disclosureFormLabels, disclosureFrequencyLabels } from '../../../contracts/disclosure';
import { urgeRequest, type DutyDetail } from '../../../contracts/disclosure-duty';
import { download } from '../../api/download';
import { dutyCommand, dutyRefresh, useDuty } from '../../api/disclosure-duties';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Failure, faultWords, FormFault, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Timeline } from '../../parts/timeline';
import { useAct } from '../../parts/use-act';
import { FeedbackDialog, WithdrawDialog } from './dialogs';

export function DutyPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useDuty(id);
  return (
    <Panel label="要公开的一项" onClose={onClose} head={data ? <Title duty={data} /> : <b>要公开的</b>} foot={data ? <Acts duty={data} /> : null}>
      {error && !data ? <Failure error={error} again={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {data ? <Body duty={data} /> : null}
    </Panel>
  );
}

function Title({ duty }: { duty: DutyDetail }) {
  return (
    <>
      <span className="muted">
        {duty.village.name}　{duty.period.label}
      </span>
      <div className="panel-title">
        <b>{duty.item.name}</b>
        {duty.state === 'cancelled' ? null : <LightTag light={duty.light} word={duty.state === 'met' ? '已公开' : undefined} more={duty.state === 'open' ? workingDaysWords(duty.workingDaysLeft) : undefined} />}
      </div>
    </>
  );
}

function Body({ duty }: { duty: DutyDetail }) {
  const now = useNow();
  const said = duty.feedback.at(-1);
  return (
    <>
      {said ? (
        <div className="act-box quiet">
          <h2>村里的说明</h2>
          <p className="prose">{said.reason}</p>
          <p className="muted">
            {said.by}说 {dayWords(said.promisedOn, now)} 前公开
          </p>
        </div>
      ) : null}
      <div className="panel-section">
        <Facts
          rows={[
            ...(duty.matter ? [['哪件事', duty.matter] as const] : []),
            ['哪天前', <b key="due">{dayWords(duty.due, now)}</b>],
            ['多久一次', disclosureFrequencyLabels[duty.frequency]],
            ['形式', duty.item.audience === 'party' ? `${disclosureFormLabels[duty.item.form]}，${disclosureAudienceLabels.party}` : disclosureFormLabels[duty.item.form]],
            ...(duty.provider ? [['谁提供', duty.provider] as const] : []),
            ...(duty.reviewer ? [['谁审核', duty.reviewer] as const] : []),
            ['依据', duty.basis],
            ...(duty.help ? [['注意', duty.help] as const] : []),
          ]}
        />
      </div>
      <div className="panel-section">
        <h2>经过</h2>
        <Timeline steps={duty.timeline} />
      </div>
    </>
  );
}

/** The filled one is the next step: to draft it, for the village; to urge, for the town. */
function Acts({ duty }: { duty: DutyDetail }) {
  const { message } = App.useApp();
  const [dialog, setDialog] = useState<'feedback' | 'withdraw' | null>(null);
  const may = duty.abilities;
  const urge = useAct({ act: () => dutyCommand(duty.id, 'urging')(urgeRequest.parse({ version: duty.version })), refresh: dutyRefresh, done: '催过了，村里收到站内消息' });
  const take = useAct({ act: () => download(`/disclosure-duties/${duty.id}/recommendation`, {}, '公开建议书.docx').catch((error: unknown) => void message.error(faultWords(error))) });
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <>
      <FormFault error={urge.error} />
      {may.withdraw ? <Button onClick={() => setDialog('withdraw')}>记错了，撤销</Button> : null}
      {may.recommendation ? (
        <Button loading={take.busy} onClick={() => take.run(undefined)}>
          {take.busy ? '正在下载' : '建议书'}
        </Button>
      ) : null}
      {may.explain ? <Button onClick={() => setDialog('feedback')}>说明原因</Button> : null}
      {may.urge ? (
        <Button className="push" type="primary" loading={urge.busy} onClick={() => urge.run(undefined)}>
          {urge.busy ? '正在提交' : '催一下'}
        </Button>
      ) : null}
      {may.publish ? (
        <LinkButton to={`/disclosure/publications/new?item=${duty.item.code}&period=${duty.period.key}&village=${duty.village.id}`}>去起草</LinkButton>
      ) : null}
      {dialog === 'feedback' ? <FeedbackDialog duty={duty} onClose={() => setDialog(null)} /> : null}
      {dialog === 'withdraw' ? <WithdrawDialog duty={duty} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

/** The filled button that leads to another page. */
function LinkButton({ to, children }: { to: string; children: string }) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <Button className="push" type="primary" href={useHref(to)} onClick={(event) => follow(event as MouseEvent<HTMLAnchorElement>)}>
      {children}
    </Button>
  );
}
