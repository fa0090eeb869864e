import { Button, Form, Input, Select, Switch } from 'antd';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { voteBody } from '../../../contracts/micro-power';
import { voteRules } from '../../../contracts/power-words';
import { LimitFields } from './limit-fields';

interface StepFieldsProps {
  /** Its place in the list, from 0. */
  at: number;
  count: number;
  /** All steps as they are now, to choose from. */
  steps: readonly { key?: string; what?: string }[];
  onMove: (to: number) => void;
  onRemove: () => void;
}

const fewest = 2;
const bodies = voteBody.options.map((value) => ({ value, label: voteRules[value].label }));
const shortEnough = { validator: async (_rule: unknown, kinds: string[] = []) => (kinds.length > 6 || kinds.some((kind) => kind.length > 30) ? Promise.reject(new Error('最多 6 种，每种最多 30 个字')) : undefined) };

/** One step, in the words of whoever works by it. */
export function StepFields({ at, count, steps, onMove, onRemove }: StepFieldsProps) {
  const number = at + 1;
  const own = steps[at]?.key;
  const others = steps.flatMap(({ key, what }, index) => (key && key !== own ? [{ value: key, label: `第 ${index + 1} 步 ${what ?? ''}` }] : []));
  return (
    <fieldset className="step-editor">
      <legend>第 {number} 步</legend>
      <div className="step-editor-head">
        <b>第 {number} 步</b>
        <Button type="text" size="small" disabled={at === 0} aria-label={`第 ${number} 步往上移`} icon={<ArrowUp size={16} aria-hidden="true" />} onClick={() => onMove(at - 1)} />
        <Button type="text" size="small" disabled={at === count - 1} aria-label={`第 ${number} 步往下移`} icon={<ArrowDown size={16} aria-hidden="true" />} onClick={() => onMove(at + 1)} />
        <Button type="text" size="small" disabled={count <= fewest} aria-label={`去掉第 ${number} 步`} icon={<Trash2 size={16} aria-hidden="true" />} onClick={onRemove} />
      </div>
      <div className="two-columns">
        <Form.Item name={[at, 'what']} label="做什么">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name={[at, 'who']} label="谁来做">
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name={[at, 'note']} label="要说明的（选填）">
        <Input maxLength={200} />
      </Form.Item>
      <LimitFields name={[at, 'limit']} label="时限" />
      <div className="two-columns">
        <Form.Item name={[at, 'evidence']} label="留什么凭据" extra="打一个，按回车" rules={[shortEnough]}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name={[at, 'differsFrom']} label="不能和哪几步是同一个人">
          <Select mode="multiple" options={others} optionFilterProp="label" />
        </Form.Item>
        <Form.Item name={[at, 'vote']} label="要表决的，由谁表决" extra="到会和票数的要求照法律，平台自动核对">
          <Select mode="multiple" options={bodies} />
        </Form.Item>
        <Form.Item name={[at, 'publishes']} label="这一步要对外公开" valuePropName="checked">
          <Switch checkedChildren="是" unCheckedChildren="否" />
        </Form.Item>
      </div>
      {number < count ? (
        <details>
          <summary>这一步后面有判断（选填）</summary>
          <div className="two-columns">
            <Form.Item name={[at, 'decision', 'question']} label="判断什么" extra="不填就是没有判断">
              <Input maxLength={40} placeholder="如：符合条件吗？" />
            </Form.Item>
            <Form.Item name={[at, 'decision', 'how']} label="怎么判断（选填）">
              <Input maxLength={60} />
            </Form.Item>
          </div>
          <Form.Item name={[at, 'decision', 'no']} label="不符合怎么办">
            <Input maxLength={120} placeholder="如：书面告诉原因，可以申请复核" />
          </Form.Item>
          <LimitFields name={[at, 'decision', 'noLimit']} label="告诉结果的时限" />
        </details>
      ) : null}
    </fieldset>
  );
}
