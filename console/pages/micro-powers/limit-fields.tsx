import { Form, InputNumber, Select } from 'antd';
import { sourceCertainty, sourceCertaintyLabels } from '../../../contracts/disclosure';
import { limitUnit } from '../../../contracts/micro-power';
import { limitUnitLabels } from '../../../contracts/power-words';

interface LimitFieldsProps {
  /** Where it stands in the form. */
  name: (string | number)[];
  /** For screen readers and errors: which limit it is, e.g. 第 3 步的时限. */
  label: string;
}

/** A limit in one row: how it counts, how long, and how sure that is. An empty number is none. */
export function LimitFields({ name, label }: LimitFieldsProps) {
  return (
    <Form.Item label={label} extra="不填数就是没有时限。从上一步办完那天算起；“至少”是要挂满这么久，下一步才能办。">
      <div className="limit-fields">
        <Form.Item name={[...name, 'bound']} noStyle>
          <Select
            aria-label={`${label}，怎么算`}
            options={[
              { value: 'atMost', label: '最多' },
              { value: 'atLeast', label: '至少' },
            ]}
          />
        </Form.Item>
        <Form.Item name={[...name, 'value']} noStyle>
          <InputNumber aria-label={`${label}，多久`} min={1} max={400} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={[...name, 'unit']} noStyle>
          <Select aria-label={`${label}，单位`} options={limitUnit.options.map((value) => ({ value, label: limitUnitLabels[value] }))} />
        </Form.Item>
        <Form.Item name={[...name, 'certainty']} noStyle>
          <Select aria-label={`${label}，有多可靠`} options={sourceCertainty.options.map((value) => ({ value, label: sourceCertaintyLabels[value] }))} />
        </Form.Item>
      </div>
    </Form.Item>
  );
}
