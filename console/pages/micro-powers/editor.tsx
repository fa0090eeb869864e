import { Button, Form, Input, Select, Switch } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { sourceCertainty, sourceCertaintyLabels } from '../../../contracts/disclosure';
import { savePowerRequest, type PowerDetail } from '../../../contracts/micro-power';
import { powerRefresh, savePower } from '../../api/micro-powers';
import { ActForm, type Values } from '../../parts/act-form';
import { Card, Page } from '../../parts/page';
import { PowerChart } from '../../parts/power-chart';
import { linesOf, newStep, toChart, toFields, toPower } from './editor-values';
import { LimitFields } from './limit-fields';
import { StepFields } from './step-fields';

const previewWidth = 440;
const stepsMax = 20;
const certainties = sourceCertainty.options.map((value) => ({ value, label: sourceCertaintyLabels[value] }));

/** Everything of an entry as fields, with the chart as it will be drawn beside them. */
export function PowerEditor({ detail: { power, version }, onClose }: { detail: PowerDetail; onClose: () => void }) {
  const [form] = Form.useForm();
  const initial = toFields(power);
  const [values, setValues] = useState<Values>({ ...initial });
  const at = (...name: (string | number)[]) => ['power', ...name];
  return (
    <Page title={`改 ${power.code} ${power.name}`} about="存成新的一版，旧的留着">
      <div className="editor-columns">
        <ActForm
          form={form}
          schema={savePowerRequest}
          initial={{ ...initial, reason: '' }}
          // What is no field (code, class, keys of steps) is in the store all the same.
          toBody={() => {
            const all = form.getFieldsValue(true) as Values;
            return { version, reason: all.reason ?? '', power: toPower(all) };
          }}
          onValues={() => setValues({ ...(form.getFieldsValue(true) as Values) })}
          act={savePower(power.code)}
          refresh={powerRefresh}
          then={onClose}
          done="存成新的一版了"
          submit="存成新的一版"
          back={{ label: '不改了', onClick: onClose }}
        >
          <Card title="步骤" className="padded-below">
            <div>
              <Form.List name={at('steps')}>
                {(rows, { add, remove, move }) => (
                  <>
                    {rows.map((row) => (
                      <StepFields key={row.key} at={row.name} count={rows.length} steps={(values.power as { steps: { key?: string; what?: string }[] }).steps} onMove={(to) => move(row.name, to)} onRemove={() => remove(row.name)} />
                    ))}
                    {rows.length < stepsMax ? (
                      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add(newStep((form.getFieldValue(at('steps')) ?? []) as { key: string }[]))}>
                        加一步
                      </Button>
                    ) : null}
                  </>
                )}
              </Form.List>
            </div>
          </Card>
          <Card title="其他" className="padded-below">
            <div>
              <div className="two-columns">
                <Form.Item name={at('name')} label="名称">
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={at('active')} label="在用" valuePropName="checked">
                  <Switch checkedChildren="是" unCheckedChildren="否" />
                </Form.Item>
                <Form.Item name={at('post')} label="责任岗位">
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={at('supervisor')} label="监督主体">
                  <Input maxLength={60} />
                </Form.Item>
              </div>
              <Form.Item name={at('plain')} label="跟群众有什么关系" extra="一两句大白话，群众在手机上先看到这一句">
                <Input.TextArea autoSize maxLength={200} showCount />
              </Form.Item>
              <Basis />
              <Lines name={at('conditions')} label="条件，一行一条" />
              <Lines name={at('materials')} label="材料，一行一条" />
              <LimitFields name={at('total')} label="全部办完的时限" />
              <Form.Item name={at('totalNote')} label="时限要说明的（选填）">
                <Input maxLength={120} />
              </Form.Item>
              <Long name={at('publication')} label="怎么公开" most={200} />
              <Long name={at('discretion')} label="自由裁量：哪些可以由办事的人定" most={300} />
              <Lines name={at('risks')} label="监督点，一行一条" />
              <Long name={at('complaint')} label="怎么投诉" most={200} />
            </div>
          </Card>
          <Card className="padded">
            <Form.Item name="reason" label="为什么改" extra="和改动一起留在各版里">
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={200} showCount />
            </Form.Item>
          </Card>
        </ActForm>
        <aside className="card" aria-label="改好以后的流程图">
          <div className="card-head">
            <h2>
              改好以后的样子<small>边改边画</small>
            </h2>
          </div>
          <PowerChart name={power.name} steps={toChart(values)} width={previewWidth} />
        </aside>
      </div>
    </Page>
  );
}

function Basis() {
  return (
    <Form.Item label="依据">
      <Form.List name={['power', 'basis']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className="doer-row">
                <Form.Item name={[row.name, 'text']}>
                  <Input aria-label={`依据 ${row.name + 1}`} maxLength={120} placeholder="如：村民委员会组织法（2018）24" />
                </Form.Item>
                <Form.Item name={[row.name, 'certainty']}>
                  <Select aria-label={`依据 ${row.name + 1} 有多可靠`} options={certainties} />
                </Form.Item>
                <Button type="text" aria-label={`去掉依据 ${row.name + 1}`} icon={<X size={16} aria-hidden="true" />} onClick={() => remove(row.name)} disabled={rows.length < 2} />
              </div>
            ))}
            <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({ text: '', certainty: 'proposal' })}>
              加一条依据
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

interface FieldProps {
  name: (string | number)[];
  label: string;
}

const inLines = { validator: async (_rule: unknown, text?: string) => (linesOf(text).length > 12 || linesOf(text).some((line) => line.length > 120) ? Promise.reject(new Error('最多 12 行，每行最多 120 个字')) : undefined) };

const Lines = ({ name, label }: FieldProps) => (
  <Form.Item name={name} label={label} rules={[inLines]}>
    <Input.TextArea autoSize={{ minRows: 2 }} />
  </Form.Item>
);

const Long = ({ name, label, most }: FieldProps & { most: number }) => (
  <Form.Item name={name} label={label}>
    <Input.TextArea autoSize maxLength={most} showCount />
  </Form.Item>
);
