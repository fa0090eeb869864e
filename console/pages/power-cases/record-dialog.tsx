import { Alert, DatePicker, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { recordStepRequest } from '../../../contracts/power-case';
import { caseCommand, caseRefresh } from '../../api/micro-powers';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { ReasonField } from '../../parts/fields';
import { UploadField } from '../../parts/upload-field';
import { heldEntries } from './chart-of-case';
import { dayOf, stepOptions, type CaseDialogProps } from './dialogs';
import { DoerFields } from './doer-fields';
import { VoteFields } from './vote-fields';

const filesOfKind = 5;

/** What was done at a step, or that it was skipped. Another step than the next may be chosen: it is taken down, and shows. */
export function RecordDialog({ detail, correcting, onClose }: CaseDialogProps & { correcting: boolean }) {
  const held = heldEntries(detail);
  const offered = stepOptions(detail).filter(({ value }) => held.has(value) === correcting);
  const [form] = Form.useForm();
  const [number, setNumber] = useState(correcting ? offered.at(-1)!.value : (detail.next?.step ?? offered[0]!.value));
  const [skipping, setSkipping] = useState(false);
  const step = detail.chart.steps[number - 1]!;
  const ahead = !correcting && detail.next !== null && number !== detail.next.step;
  const toBody = ({ entry, correction }: Values) => ({ version: detail.version, entry: entryOf(number, skipping, (entry ?? {}) as Values), correction: correcting ? (correction ?? '') : null });
  return (
    <ActDialog
      form={form}
      title={correcting ? '更正一步，原来记的留着' : '记一步'}
      schema={recordStepRequest}
      initial={{ entry: { kind: 'done', doers: [{ name: '', post: step.who.slice(0, 40) }] } }}
      toBody={toBody}
      act={caseCommand(detail.id, 'entries')}
      refresh={caseRefresh}
      done="记下了"
      submit={correcting ? '更正' : '记下'}
      backLabel="先不记"
      onClose={onClose}
      width={640}
    >
      <Form.Item label="哪一步">
        <Select
          aria-label="哪一步"
          value={number}
          options={offered}
          onChange={(next: number) => {
            setNumber(next);
            form.setFieldValue(['entry', 'doers'], [{ name: '', post: detail.chart.steps[next - 1]!.who.slice(0, 40) }]);
          }}
        />
      </Form.Item>
      {ahead ? <Alert type="warning" title={`下一步应该是第 ${detail.next!.step} 步。照样可以记，会标上“次序不对”。`} style={{ marginBottom: 16 }} /> : null}
      <Form.Item name={['entry', 'kind']} label="办了没有">
        <Radio.Group
          onChange={({ target }) => setSkipping(target.value === 'skipped')}
          options={[
            { value: 'done', label: '办了' },
            { value: 'skipped', label: '跳过，没有办' },
          ]}
        />
      </Form.Item>
      {skipping ? (
        <Form.Item name={['entry', 'reason']} label="为什么跳过（会一直红着显示）">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name={['entry', 'on']} label="哪天办的">
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <DoerFields />
          {step.vote.length > 0 ? <VoteFields bodies={step.vote} /> : null}
          {step.decision ? (
            <Form.Item name={['entry', 'answer']} label={step.decision.question}>
              <Radio.Group
                options={[
                  { value: 'yes', label: '符合' },
                  { value: 'no', label: `不符合：${step.decision.no}` },
                ]}
              />
            </Form.Item>
          ) : null}
          {step.evidence.map((kind) => (
            <Form.Item key={kind} name={['entry', 'evidence', kind]} label={`凭据：${kind}`}>
              <UploadField max={filesOfKind} />
            </Form.Item>
          ))}
          <Form.Item name={['entry', 'note']} label="备注（选填，不公开）">
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      )}
      {correcting ? <ReasonField name="correction" label="为什么更正" /> : null}
    </ActDialog>
  );
}

function entryOf(step: number, skipping: boolean, { on, doers, vote, answer, evidence, note, reason }: Values): unknown {
  if (skipping) return { kind: 'skipped', step, reason: reason ?? '' };
  const files = Object.entries((evidence as Record<string, string[] | undefined> | undefined) ?? {}).flatMap(([kind, ids]) => (ids ?? []).map((id) => ({ id, evidence: kind })));
  return { kind: 'done', step, on: dayOf(on), doers, vote: (vote as { body?: string } | undefined)?.body ? vote : null, answer: answer ?? null, files, note: note ?? '' };
}
