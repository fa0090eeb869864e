import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { sourceCertaintyLabels } from '../../../contracts/disclosure';
import { createPolicyRequest, policyKind, policyKindLabels, savePolicyRequest, type PolicyContent, type PolicyDetail } from '../../../contracts/public-policy';
import { createPolicy, policyRefresh, savePolicy } from '../../api/public-policies';
import { ActForm, type Values } from '../../parts/act-form';
import { UploadField } from '../../parts/upload-field';

const kinds = policyKind.options.map((value) => ({ value, label: policyKindLabels[value] }));
const certainties = Object.entries(sourceCertaintyLabels).map(([value, label]) => ({ value, label }));
const at = (name: keyof PolicyContent): string[] => ['content', name];
const dayText = (value: unknown): string | null => (dayjs.isDayjs(value) ? (value as Dayjs).format('YYYY-MM-DD') : null);

function contentOf({ content }: Values): Partial<PolicyContent> {
  const fields = (content ?? {}) as Record<string, unknown>;
  return { documentNumber: '', changes: '', ...fields, validFrom: dayText(fields.validFrom), validTo: dayText(fields.validTo), phone: fields.phone || null, programme: fields.programme || null, power: fields.power || null } as Partial<PolicyContent>;
}

const fieldsOf = ({ validFrom, validTo, ...content }: PolicyContent) => ({ ...content, validFrom: validFrom ? dayjs(validFrom) : null, validTo: validTo ? dayjs(validTo) : null });
const empty = { aliases: [], materials: [], attachments: [], certainty: 'official', changes: '' };

function Line({ name, label, extra, max }: { name: keyof PolicyContent; label: string; extra?: string; max: number }) {
  return (
    <Form.Item name={at(name)} label={label} extra={extra}>
      <Input maxLength={max} />
    </Form.Item>
  );
}

function Area({ name, label, extra, max }: { name: keyof PolicyContent; label: string; extra?: string; max: number }) {
  return (
    <Form.Item name={at(name)} label={label} extra={extra}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={max} showCount />
    </Form.Item>
  );
}

function List({ name, label, extra }: { name: keyof PolicyContent; label: string; extra: string }) {
  return (
    <Form.Item name={at(name)} label={label} extra={extra}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', '；']} />
    </Form.Item>
  );
}

/** The fields of an entry, held against the same contract as on the server. */
export function PolicyForm({ policy, onShown, onSaved }: { policy?: PolicyDetail; onShown: (content: Partial<PolicyContent>) => void; onSaved: (id: string) => void }) {
  const start = policy?.draft?.content ?? (policy?.published ? { ...policy.published.content, changes: '' } : undefined);
  return (
    <ActForm
      schema={policy ? savePolicyRequest : createPolicyRequest}
      initial={{ content: start ? fieldsOf(start) : empty }}
      toBody={(values) => ({ content: contentOf(values), ...(policy ? { version: policy.version } : {}) })}
      act={policy ? savePolicy(policy.id) : createPolicy}
      refresh={policyRefresh}
      then={({ id }) => onSaved(id)}
      onValues={(values) => onShown(contentOf(values))}
      done="存好了"
      submit="存成草稿"
    >
      {policy?.published ? <Area name="changes" label="这一版改了什么（群众看得到）" max={500} /> : null}
      <Line name="title" label="标题" max={60} />
      <div className="field-pair">
        <Form.Item name={at('kind')} label="类别">
          <Select options={kinds} placeholder="请选" />
        </Form.Item>
        <Form.Item name={at('certainty')} label="依据核对过吗" extra="只给后台看">
          <Select options={certainties} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Line name="issuer" label="发文机关" max={60} />
        <Line name="documentNumber" label="文号（选填）" max={60} />
      </div>
      <div className="field-pair">
        <Form.Item name={at('validFrom')} label="从哪天起有效（选填）">
          <DatePicker format="YYYY年M月D日" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={at('validTo')} label="到哪天为止（选填）">
          <DatePicker format="YYYY年M月D日" style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <List name="aliases" label="大家怎么叫它（选填）" extra="搜这些字也找得到，如 低保、五保；写一个按一次回车" />
      <Area name="summary" label="说的什么" extra="用大白话，短句子" max={2000} />
      <Area name="who" label="谁能申请" max={1000} />
      <Area name="how" label="怎么申请" max={1000} />
      <List name="materials" label="要带什么（选填）" extra="写一样按一次回车" />
      <Line name="where" label="在哪里办" max={200} />
      <Line name="phone" label="咨询电话（选填）" extra="办公电话（带区号）或热线" max={20} />
      <div className="field-pair">
        <Line name="programme" label="民生资金项目编码（选填）" max={4} />
        <Line name="power" label="小微权力编码（选填）" max={4} />
      </div>
      <Form.Item name={at('attachments')} label="附件（选填）">
        <UploadField max={9} />
      </Form.Item>
    </ActForm>
  );
}
