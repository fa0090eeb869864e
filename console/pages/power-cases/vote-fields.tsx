import { Form, InputNumber, Select } from 'antd';
import type { VoteBody } from '../../../contracts/micro-power';
import { voteRules } from '../../../contracts/power-words';

const counts = [
  ['entitled', '应到'],
  ['present', '到会'],
  ['for', '赞成'],
  ['against', '反对'],
  ['abstain', '弃权'],
] as const;

/** The count of a vote; whether it was enough the platform works out by the law of that body. */
export function VoteFields({ bodies }: { bodies: readonly VoteBody[] }) {
  return (
    <>
      <Form.Item name={['entry', 'vote', 'body']} label="谁表决的">
        <Select options={bodies.map((value) => ({ value, label: `${voteRules[value].label}，${voteRules[value].basis}` }))} />
      </Form.Item>
      <div className="vote-fields">
        {counts.map(([name, label]) => (
          <Form.Item key={name} name={['entry', 'vote', name]} label={label}>
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
