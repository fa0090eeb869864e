import { Button, Checkbox, Form, Input, Select } from 'antd';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { columnKind, columnKindLabels, type DisclosureColumn } from '../../../contracts/disclosure';

const most = 20;
const kinds = columnKind.options.map((value) => ({ value, label: ['name', 'identity', 'phone', 'card'].includes(value) ? `${columnKindLabels[value]}（公开时遮住）` : columnKindLabels[value] }));

/** The columns of a table, one a line: what it is called, what stands in it, whether it may stay empty. */
export function ColumnsEditor() {
  return (
    <Form.List name="columns">
      {(fields, { add, remove, move }, { errors }) => (
        <Form.Item label="表格的列" extra="从左到右。姓名、身份证号、电话、卡号选对了种类，公开时自动遮住">
          {fields.map(({ key, name }) => (
            <div key={key} className="row column-fields">
              <Form.Item name={[name, 'key']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={[name, 'title']} noStyle>
                <Input placeholder="列名，如：村民小组" aria-label={`第 ${name + 1} 列的名称`} maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'kind']} noStyle>
                <Select aria-label={`第 ${name + 1} 列填什么`} options={kinds} />
              </Form.Item>
              <Form.Item name={[name, 'required']} valuePropName="checked" noStyle>
                <Checkbox>必填</Checkbox>
              </Form.Item>
              <Button type="text" aria-label="往前移" disabled={name === 0} icon={<ArrowUp size={15} aria-hidden="true" />} onClick={() => move(name, name - 1)} />
              <Button type="text" aria-label="往后移" disabled={name === fields.length - 1} icon={<ArrowDown size={15} aria-hidden="true" />} onClick={() => move(name, name + 1)} />
              <Button type="text" aria-label="去掉这一列" icon={<X size={15} aria-hidden="true" />} onClick={() => remove(name)} />
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          {fields.length < most ? <Button onClick={() => add({ key: '', title: '', kind: 'text', required: true })}>加一列</Button> : null}
        </Form.Item>
      )}
    </Form.List>
  );
}

/** What the fields hold as the contract has it: a new column gets a key that no other has. */
export function columnsOf(values: unknown): DisclosureColumn[] {
  const columns = (Array.isArray(values) ? values : []) as DisclosureColumn[];
  const taken = new Set(columns.map(({ key }) => key));
  return columns.map((column) => {
    if (column.key) return column;
    let serial = 1;
    while (taken.has(`column${serial}`)) serial += 1;
    taken.add(`column${serial}`);
    return { ...column, key: `column${serial}` };
  });
}
