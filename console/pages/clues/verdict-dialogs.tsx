import { Checkbox, DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import type { ComponentType } from 'react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { clearClueRequest, clearingWay, clearingWayLabels, falseGround, falseGroundLabels, falseIntent, falseIntentLabels, graver, graverLabels, prepareFalseRequest, recordFalseRequest, sendFalseUpRequest } from '../../../contracts/clue-verdict';
import { clueCommand, clueRefresh } from '../../api/clues';
import { ActDialog } from '../../parts/act-dialog';

/** After a clue was closed as untrue. Nothing here finds a false accusation: the words say whose that is. */
export const verdictNames = ['clear', 'prepareFalse', 'sendFalseUp', 'recordFalse'] as const;
export type VerdictName = (typeof verdictNames)[number];
export const isVerdict = (name: string): name is VerdictName => verdictNames.some((one) => one === name);

interface VerdictProps {
  detail: ClueDetail;
  onClose: () => void;
  onDone: () => void;
}

export function VerdictDialog({ name, ...props }: VerdictProps & { name: VerdictName }) {
  const Dialog = dialogs[name];
  return <Dialog {...props} />;
}

const common = ({ detail, onClose, onDone }: VerdictProps) => ({
  toBody: ({ on, ...values }: Record<string, unknown>) => ({ ...values, ...(dayjs.isDayjs(on) ? { on: on.format('YYYY-MM-DD') } : {}), version: detail.version }),
  refresh: clueRefresh,
  onClose,
  then: onDone,
  width: 560,
});
const sealedHint = '加密存着，看得到这一件的人才能看。';
const optionsOf = <K extends string>(values: readonly K[], labels: Record<K, string>) => values.map((value) => ({ value, label: labels[value] }));

function Day({ label }: { label: string }) {
  return (
    <Form.Item name="on" label={label}>
      <DatePicker format="YYYY年M月D日" style={{ width: 180 }} disabledDate={(day) => day.isAfter(dayjs(), 'day')} />
    </Form.Item>
  );
}

function Organ({ label }: { label: string }) {
  return (
    <Form.Item name="organ" label={label} extra="设区的市级以上的党委或纪检监察机关，写全称。" initialValue="">
      <Input maxLength={60} />
    </Form.Item>
  );
}

function Clear(props: VerdictProps) {
  return (
    <ActDialog {...common(props)} title="记下已经澄清正名" about="先拟澄清函，委领导签发就是批准。方式和范围要跟本人商定，不让别人知道是谁反映的。" schema={clearClueRequest} initial={{ scope: '', agreement: '' }} act={clueCommand(props.detail.id, '/clearing')} done="记下了" submit="记下" backLabel="再看一眼">
      <Form.Item name="way" label="用什么方式">
        <Radio.Group options={optionsOf(clearingWay.options, clearingWayLabels)} />
      </Form.Item>
      <Form.Item name="scope" label="在什么范围" extra={sealedHint}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="agreement" label="哪天、和本人怎么商定的">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Day label="哪天澄清的" />
      <Form.Item name="toldOrganisation" label="告知组织部门">
        <Radio.Group
          options={[
            { value: true, label: '已告知' },
            { value: false, label: '没有告知' },
          ]}
        />
      </Form.Item>
    </ActDialog>
  );
}

function Prepare(props: VerdictProps) {
  return (
    <ActDialog {...common(props)} title="拟报涉嫌诬告陷害" about="这里只作准备，不作认定。认定要报设区的市级以上党委或纪检监察机关批准，本委和本平台都不能定。" schema={prepareFalseRequest} initial={{ grounds: [], intents: [], graver: [], facts: '' }} act={clueCommand(props.detail.id, '/false-accusation')} done="记下了，等报上级" submit="记下" backLabel="再想想">
      <div className="verdict-not">
        <b>这些不是诬告</b>
        <ul>
          <li>记错了、听错了，误以为是真的</li>
          <li>说的有一部分属实</li>
          <li>说得夸大，但没有害人的意图</li>
        </ul>
      </div>
      <Form.Item name="grounds" label="有哪种行为">
        <Checkbox.Group options={optionsOf(falseGround.options, falseGroundLabels)} />
      </Form.Item>
      <Form.Item name="intents" label="有什么意图">
        <Checkbox.Group options={optionsOf(falseIntent.options, falseIntentLabels)} />
      </Form.Item>
      <Form.Item name="graver" label="有没有从重的情形（可以不选）">
        <Checkbox.Group options={optionsOf(graver.options, graverLabels)} />
      </Form.Item>
      <Form.Item name="facts" label="事实和证据" extra={`证明是故意的，逐条写。${sealedHint}`}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={5000} showCount />
      </Form.Item>
    </ActDialog>
  );
}

function Send(props: VerdictProps) {
  return (
    <ActDialog {...common(props)} title="记下已报上级审批" about="材料按规定报送，这里记下哪天报给哪个机关。自己拟的，要由别人报。" schema={sendFalseUpRequest} act={clueCommand(props.detail.id, '/false-accusation/sending')} done="记下了" submit="记下">
      <Organ label="报给哪个机关" />
      <Day label="哪天报的" />
    </ActDialog>
  );
}

function Answer(props: VerdictProps) {
  return (
    <ActDialog {...common(props)} title="登记上级的批复" about="照批复写。批准的是上级，这里只登记。" schema={recordFalseRequest} initial={{ number: '', note: '' }} act={clueCommand(props.detail.id, '/false-accusation/answer')} done="登记了" submit="登记" backLabel="再看一眼">
      <Form.Item name="agree" label="批复的结果">
        <Radio.Group
          options={[
            { value: true, label: '批准，认定诬告陷害' },
            { value: false, label: '没有批准' },
          ]}
        />
      </Form.Item>
      <Organ label="哪个机关批复的" />
      <Form.Item name="number" label="批复文号">
        <Input maxLength={40} />
      </Form.Item>
      <Day label="批复日期" />
      <Form.Item name="note" label="批复的要点（可以不写）" extra={sealedHint}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  );
}

const dialogs: Record<VerdictName, ComponentType<VerdictProps>> = { clear: Clear, prepareFalse: Prepare, sendFalseUp: Send, recordFalse: Answer };
