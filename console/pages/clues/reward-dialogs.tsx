import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { decideRewardRequest, proposeRewardRequest, withdrawRewardRequest, type RewardProposal, type RewardRule } from '../../../contracts/reward';
import { decideReward, proposalRefresh, proposeReward, withdrawReward } from '../../api/rewards';
import { ActDialog } from '../../parts/act-dialog';
import { fenOf, yuanWords } from '../../parts/money';

const sealedHint = '加密存着，看得到这一件的人才能看。';

/** Rule and amount, within what the district has laid down. */
export function ProposeReward({ clueId, rules, onClose }: { clueId: string; rules: readonly RewardRule[]; onClose: () => void }) {
  const [form] = Form.useForm();
  const ruleKey = Form.useWatch('ruleKey', form) as string | undefined;
  const chosen = rules.find(({ key }) => key === ruleKey);
  return (
    <ActDialog
      form={form}
      title="提奖励"
      about="要另外两个人都同意才算，其中一位是委领导。批准以后只在反映人的回执下面告诉他，不打电话，不发消息。"
      schema={proposeRewardRequest}
      initial={{ ruleKey: rules.length === 1 ? rules[0]?.key : undefined, grounds: '' }}
      toBody={({ ruleKey: of, amount, grounds }) => ({ ruleKey: of ?? '', amount: fenOf(amount), grounds })}
      act={proposeReward(clueId)}
      refresh={proposalRefresh}
      done="提了，等批"
      submit="提上去"
      onClose={onClose}
      width={560}
    >
      <Form.Item name="ruleKey" label="照哪条规则" extra={chosen ? `${chosen.conditions}　依据：${chosen.basis}` : undefined}>
        <Select options={rules.map(({ key, name }) => ({ value: key, label: name }))} />
      </Form.Item>
      <Form.Item name="amount" label="金额（元）" extra={chosen ? `这条规则从 ${yuanWords(chosen.from)}到 ${yuanWords(chosen.to)}` : undefined}>
        <InputNumber min={0} precision={2} style={{ width: 200 }} />
      </Form.Item>
      <Form.Item name="grounds" label="理由" extra={sealedHint}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} showCount />
      </Form.Item>
    </ActDialog>
  );
}

/** One of the two others. */
export function DecideReward({ proposal, onClose }: { proposal: RewardProposal; onClose: () => void }) {
  const { id, amount, approvals, version } = proposal;
  const [form] = Form.useForm();
  const agree = Form.useWatch('agree', form) as boolean | undefined;
  return (
    <ActDialog
      form={form}
      title={`批奖励 ${yuanWords(amount)}`}
      about={approvals.length === 0 ? '您是第一个批的，还要一个人再批。两个人里要有一位委领导。' : '您是第二个批的。同意以后就放在反映人的回执下面，收不回来。'}
      schema={decideRewardRequest}
      initial={{ reason: '' }}
      toBody={(values) => ({ ...values, version })}
      act={decideReward(id)}
      refresh={proposalRefresh}
      done={agree ? '同意了' : '记下了，没有同意'}
      submit={agree === undefined ? '批' : agree ? '同意' : '不同意'}
      onClose={onClose}
    >
      <Form.Item name="agree" label="同意不同意">
        <Radio.Group
          options={[
            { value: true, label: '同意' },
            { value: false, label: '不同意' },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label="不同意的理由" extra={sealedHint} hidden={agree !== false}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </ActDialog>
  );
}

export function WithdrawReward({ proposal: { id, version }, onClose }: { proposal: RewardProposal; onClose: () => void }) {
  return (
    <ActDialog title="撤回提的奖励" about="撤回以后可以重新提。" schema={withdrawRewardRequest} toBody={() => ({ version })} act={withdrawReward(id)} refresh={proposalRefresh} done="撤回了" submit="撤回" onClose={onClose}>
      {null}
    </ActDialog>
  );
}
