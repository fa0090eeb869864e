import { Button, Form, Input, InputNumber, Select } from 'antd';
import { secrecyLevels, tableRowsMax, type PaperForm } from '../../../contracts/clue-paper';

const secrecyOptions = secrecyLevels.map((value) => ({ value, label: value }));

/** The fields of a document, as its form says. Whatever was filled in can be changed. */
export function PaperFields({ form }: { form: PaperForm }) {
  return (
    <>
      <p className="about">{form.about}</p>
      <div className="paper-head">
        {form.toLabel ? (
          <Form.Item name={['body', 'to']} label={form.toLabel} className="grow">
            <Input maxLength={60} />
          </Form.Item>
        ) : null}
        <Form.Item name={['body', 'secrecy']} label="密级">
          <Select options={secrecyOptions} style={{ width: 100 }} />
        </Form.Item>
        <Form.Item name={['body', 'copies']} label="份数">
          <InputNumber min={1} max={200} suffix="份" style={{ width: 100 }} />
        </Form.Item>
      </div>
      <div className="paper-fields">
        {form.fields.map(({ key, label, help, long, required, max }) => (
          <Form.Item key={key} name={['body', 'fields', key]} label={required ? label : `${label}（可以不写）`} extra={help || undefined} className={long ? 'wide' : undefined}>
            {long ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 14 }} maxLength={max} /> : <Input maxLength={max} />}
          </Form.Item>
        ))}
      </div>
      {form.columns.length > 0 ? <PaperRows form={form} /> : null}
    </>
  );
}

function PaperRows({ form: { columns, columnsLabel } }: { form: PaperForm }) {
  return (
    <Form.List name={['body', 'rows']}>
      {(rows, { add, remove }) => (
        <Form.Item label={columnsLabel}>
          {rows.map(({ key, name }, index) => (
            <div key={key} className="row paper-row">
              <span className="muted number">{index + 1}</span>
              {columns.map((column, at) => (
                <Form.Item key={column} name={[name, at]} noStyle>
                  <Input placeholder={column} aria-label={`第 ${index + 1} 行 ${column}`} maxLength={200} />
                </Form.Item>
              ))}
              <Button type="text" onClick={() => remove(name)}>
                去掉
              </Button>
            </div>
          ))}
          {rows.length < tableRowsMax ? <Button onClick={() => add(columns.map(() => ''))}>加一行</Button> : null}
        </Form.Item>
      )}
    </Form.List>
  );
}
