import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { clueFinding, clueFindingLabels, clueKind, clueKindLabels, disposition, dispositionLabels, pendingWhatLabels } from '../../../contracts/clue';
import { useState, type ComponentType, type ReactNode } from 'react';
import {
  admitRequest,
  askExtensionRequest,
  decideClueRequest,
  distributeClueRequest,
  extensionDaysMax,
  giveBackClueRequest,
  namedCheck,
  namedCheckLabels,
  proposeClosingRequest,
  proposeRequest,
  reasonedClueRequest,
  refuseClueRequest,
  registerClueRequest,
  signClueRequest,
  transferClueRequest,
  type ClueDetail,
} from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh, useCandidates } from '../../api/clues';
import { useOrganisationOptions } from '../../api/organisations';
import { ActDialog } from '../../parts/act-dialog';
import { Changed } from './changed';

export const dialogNames = ['register', 'refuse', 'distribute', 'propose', 'proposeClosing', 'askExtension', 'decide', 'withdraw', 'giveBack', 'transfer', 'unpark', 'reopen', 'admit', 'hold', 'liftHold', 'askDestruction'] as const;
export type DialogName = (typeof dialogNames)[number];

interface DialogProps {
  detail: ClueDetail;
  /** What somebody else did since it was opened. */
  above: ReactNode;
  onClose: () => void;
  onDone: () => void;
}

/**
 * Acts on the clue as it was when the dialog opened. Where somebody else was faster, what he did is shown over the form
 * that keeps what was typed; only who has seen it goes on with the clue as it is now.
 */
export function ClueDialog({ name, detail, ...props }: Omit<DialogProps, 'above'> & { name: DialogName }) {
  const [seen, setSeen] = useState(detail);
  const Dialog = dialogs[name];
  const above = detail.version === seen.version ? null : <Changed before={seen} now={detail} possible={detail.abilities[name] === true} onSeen={() => setSeen(detail)} />;
  return <Dialog {...props} detail={seen} above={above} />;
}

/** What all of them have in common: the version that was seen goes along, so that two never act on one state. */
const common = ({ detail, above, onClose, onDone }: DialogProps) => ({ above, conflictShown: true, toBody: (values: Record<string, unknown>) => ({ ...values, ...('townId' in values ? { townId: values.townId ?? null } : {}), version: detail.version }), refresh: clueRefresh, onClose, then: onDone });

function Long({ name, label, extra, max = 2000, value = '' }: { name: string; label: string; extra?: string; max?: number; value?: string }) {
  return (
    <Form.Item name={name} label={label} extra={extra} initialValue={value}>
      <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={max} showCount />
    </Form.Item>
  );
}

const toReporterHint = '反映人凭回执码看得到。写办了什么、下一步怎么办，不写承办人的姓名，也不写会让别人认出反映人的话。';
const partHint = '加密存着，主件答复反映人时用。';
const sealedHint = '加密存着，看得到这一件的人才能看。';

/** Of what was split off the reporter hears through the report. */
const answerOf = ({ main }: ClueDetail, label: string) => (main ? { label: '这一件的结果，一两句话', extra: partHint } : { label, extra: toReporterHint });

function Register(props: DialogProps) {
  const towns = useOrganisationOptions('town');
  const { detail } = props;
  return (
    <ActDialog {...common(props)} title="登记，并告诉反映人受理了" about="类别和镇街不加密，用来统计；别的都加密。" schema={registerClueRequest} initial={{ kind: detail.kind, townId: detail.town?.id ?? null, named: 'anonymous' }} act={clueCommand(detail.id, '/registration')} done="登记了，已经告诉反映人" submit="登记" backLabel="再看一眼" width={560}>
      <Form.Item name="kind" label="类别">
        <Radio.Group options={clueKind.options.map((value) => ({ value, label: clueKindLabels[value] }))} />
      </Form.Item>
      <Form.Item name="townId" label="哪个镇街">
        <Select allowClear options={towns} placeholder="不清楚就不选" showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="named" label="实名核实">
        <Radio.Group options={namedCheck.options.map((value) => ({ value, label: namedCheckLabels[value] }))} />
      </Form.Item>
      <Long name="toReporter" label="写给反映人" extra={toReporterHint} max={1000} value={accepted} />
      <Long name="note" label="登记时的说明" extra={sealedHint} />
    </ActDialog>
  );
}

const accepted = '您反映的事我们受理了，接下来交给专人办。有要问您的，也写在这里，请隔几天来看看。';

function Refuse(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title="不受理，转出" about="法院、仲裁、行政复议办的，或归别的单位管的，告诉反映人该找谁。转出后不再办理。" schema={refuseClueRequest} act={clueCommand(props.detail.id, '/refusal')} done="已转出，告诉了反映人" submit="转出" backLabel="再看一眼" width={560}>
      <Long name="reason" label="为什么不受理" extra={sealedHint} />
      <Long name="toReporter" label="写给反映人：该找谁、怎么找" extra={toReporterHint} max={1000} />
    </ActDialog>
  );
}

function Person({ detail, name, label, wanted, multiple = false }: { detail: ClueDetail; name: string; label: string; wanted: 'handler' | 'reader'; multiple?: boolean }) {
  const found = useCandidates(detail.id, wanted);
  const options = (found.data?.items ?? []).map(({ id, name: who, open, away }) => ({ value: id, label: `${who}${wanted === 'handler' ? `（手上 ${open} 件）` : ''}${away ? '　不在岗' : ''}` }));
  return (
    <Form.Item name={name} label={label} extra="只列密钥确认过、和这件事没有关系的人。">
      <Select mode={multiple ? 'multiple' : undefined} allowClear={multiple} loading={found.isPending} options={options} showSearch={{ optionFilterProp: 'label' }} placeholder={found.error ? '没有读出来，请关掉再试' : '选一个人'} />
    </Form.Item>
  );
}

function Distribute(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title="分给承办人" about="分出去的同时，内容用他的密钥再封一份：他和协办的人从此看得到。" schema={distributeClueRequest} initial={{ coHandlerIds: [] }} act={clueCommand(props.detail.id, '/distribution')} done="已分办" submit="分办" width={560}>
      <Person detail={props.detail} name="handlerId" label="承办人" wanted="handler" />
      <Person detail={props.detail} name="coHandlerIds" label="协办的人，要会签" wanted="handler" multiple />
      <Long name="note" label="分办的话" extra={sealedHint} />
    </ActDialog>
  );
}

function Propose(props: DialogProps) {
  const [form] = Form.useForm();
  const way = Form.useWatch('disposition', form) as string | undefined;
  return (
    <ActDialog {...common(props)} form={form} title="提出处置意见，报委领导批" about="批下来以前不能改，可以撤回。自己报的自己不能批。" schema={proposeRequest} toBody={(values) => ({ ...(values.disposition === 'close' ? withFinding(values) : values), version: props.detail.version })} act={clueCommand(props.detail.id, '/proposal')} done="已报委领导" submit="报批" width={560}>
      <Form.Item name="disposition" label="怎么处置">
        <Radio.Group options={disposition.options.map((value) => ({ value, label: dispositionLabels[value] }))} />
      </Form.Item>
      <Long name="opinion" label="事实、理由和打算" extra={sealedHint} max={5000} />
      {way === 'close' ? <Finding /> : null}
      {way === 'close' ? <Long name="toReporter" {...answerOf(props.detail, '给反映人的答复，批准后自动发')} /> : null}
    </ActDialog>
  );
}

/** No choice is made beforehand: the list and the counts go by it. */
function Finding() {
  return (
    <Form.Item name="finding" label="查下来怎么样" extra="不加密，用来统计。查下来不实的，办结后可以澄清正名。">
      <Radio.Group options={[...clueFinding.options.map((value) => ({ value: value as string, label: clueFindingLabels[value] })), { value: noFinding, label: '不作认定' }]} />
    </Form.Item>
  );
}
const noFinding = 'none';
/** What was not chosen is sent as nothing that there is, so that the form says so. */
const withFinding = ({ finding, ...values }: Record<string, unknown>): Record<string, unknown> => ({ ...values, finding: finding === noFinding ? null : (finding ?? '') });

function Closing(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title="报请办结" about={props.detail.main ? '委领导批准后这一件办结。反映人等主件办结后一并答复。' : '委领导批准后办结，答复自动发给反映人。'} schema={proposeClosingRequest} toBody={(values) => ({ ...withFinding(values), version: props.detail.version })} act={clueCommand(props.detail.id, '/closing')} done="已报委领导" submit="报请办结" width={560}>
      <Finding />
      <Long name="result" label="查到什么、怎么处理" extra={sealedHint} max={5000} />
      <Long name="toReporter" {...answerOf(props.detail, '给反映人的答复')} />
    </ActDialog>
  );
}

function Extension(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title={`申请延期，第 ${props.detail.extensions + 1} 次，最多 2 次`} about="要委领导批准。没批以前时限照旧算。" schema={askExtensionRequest} initial={{ days: 15 }} act={clueCommand(props.detail.id, '/extension')} done="已报委领导" submit="报批">
      <Form.Item name="days" label="延长几天">
        <InputNumber min={1} max={extensionDaysMax} suffix="天" style={{ width: 160 }} />
      </Form.Item>
      <Long name="reason" label="为什么要延期" extra={sealedHint} />
    </ActDialog>
  );
}

function Decide(props: DialogProps) {
  const { pending } = props.detail;
  const about = pending ? `${pending.by.name}报的${pending.disposition ? `：${dispositionLabels[pending.disposition]}` : pending.days ? `：延长 ${pending.days} 天` : ''}。理由在“意见和记录”里，请先看内容。${pending.what === 'closing' || pending.disposition === 'close' ? '同意后答复自动发给反映人。' : pending.what === 'destruction' ? '同意后今天夜里销毁，谁也打不开了。' : ''}` : '';
  return (
    <ActDialog {...common(props)} title={`审批${pending ? pendingWhatLabels[pending.what] : ''}`} about={about} schema={decideClueRequest} act={clueCommand(props.detail.id, '/decision')} done="批好了" submit="就这样批" backLabel="再看一眼">
      <Form.Item name="agree" label="同不同意">
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意，退回承办人' },
          ]}
        />
      </Form.Item>
      <Long name="opinion" label="意见" extra={`不同意的，写明理由。${sealedHint}`} />
    </ActDialog>
  );
}

const withdrawn = (props: DialogProps) => ({ ...common(props), schema: signClueRequest, act: clueCommand(props.detail.id, '/withdrawal') });
function Withdraw(props: DialogProps) {
  return <ActDialog {...withdrawn(props)} title="撤回报批，这一步重新办" about="时限接着原来的算。" done="已撤回" submit="撤回" backLabel="不撤回" />;
}

interface ReasonedProps {
  title: string;
  about: string;
  label: string;
  path: '/return' | '/reactivation' | '/reopening' | '/hold' | '/hold-lifting' | '/destruction';
  done: string;
  submit: string;
}
const reasoned = ({ title, about, label, path, done, submit }: ReasonedProps): ComponentType<DialogProps> =>
  function Reasoned(props: DialogProps) {
    return (
      <ActDialog {...common(props)} title={title} about={about} schema={path === '/return' ? giveBackClueRequest : reasonedClueRequest} act={clueCommand(props.detail.id, path)} done={done} submit={submit}>
        <Long name="reason" label={label} extra={sealedHint} />
      </ActDialog>
    );
  };

function Transfer(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title="移交，原来的人不再看得到" about={`现在归 ${props.detail.handler?.name ?? ''} 办。移交后新承办人看得到，原承办人再也打不开；他看过的收不回。时限接着算，报批的要重报。`} schema={transferClueRequest} act={clueCommand(props.detail.id, '/transfer')} done="已移交" submit="移交">
      <Person detail={props.detail} name="handlerId" label="交给谁" wanted="handler" />
      <Long name="reason" label="为什么移交" extra={sealedHint} />
    </ActDialog>
  );
}

function Admit(props: DialogProps) {
  return (
    <ActDialog {...common(props)} title="让一位同事看得到" about="代理人、后来到任的委领导，要先让他看得到才能办。内容用他的密钥再封一份，记入时间线。" schema={admitRequest} act={clueCommand(props.detail.id, '/readers')} done="他看得到了" submit="让他看得到">
      <Person detail={props.detail} name="accountId" label="谁" wanted="reader" />
    </ActDialog>
  );
}

const dialogs: Record<DialogName, ComponentType<DialogProps>> = {
  register: Register,
  refuse: Refuse,
  distribute: Distribute,
  propose: Propose,
  proposeClosing: Closing,
  askExtension: Extension,
  decide: Decide,
  withdraw: Withdraw,
  giveBack: reasoned({ title: '退回分办', about: '退回后您不再看得到这一件。', label: '为什么退回', path: '/return', done: '已退回', submit: '退回' }),
  transfer: Transfer,
  unpark: reasoned({ title: '重新启用，再提处置意见', about: '从今天起一个月内提出处置意见。', label: '为什么重新启用', path: '/reactivation', done: '已重新启用', submit: '重新启用' }),
  reopen: reasoned({ title: '重新办理，经过都保留', about: '办理时限从今天起重新算。', label: '为什么重新办', path: '/reopening', done: '已重新办理', submit: '重新办理' }),
  admit: Admit,
  hold: reasoned({ title: '暂停销毁，一直留着', about: '保存期满也不销毁，要另一个人才能解除。谁、什么时候暂停的，看得到这一件的人都看得到。', label: '为什么要留着', path: '/hold', done: '已暂停销毁', submit: '暂停销毁' }),
  liftHold: reasoned({ title: '解除暂停，到期就销毁', about: '已经期满的，再通知满 30 天才销毁。', label: '为什么可以解除', path: '/hold-lifting', done: '已解除', submit: '解除暂停' }),
  askDestruction: reasoned({ title: '申请提前销毁', about: '委领导同意后，当天夜里销毁：内容、附件和对话谁也打不开，回执码失效。在那以前还可以暂停。', label: '为什么要提前销毁', path: '/destruction', done: '已报委领导', submit: '报批' }),
};
