import { AutoComplete, Form, Input, Radio } from 'antd';
import { clueKinship, declareKinshipRequest } from '../../../contracts/clue-kinship';
import { ask } from '../../api/client';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';
import { PersonField } from './person-field';

export const kinshipRefresh = ['clue-kinship'] as const;

const relations = ['配偶', '父亲', '母亲', '儿子', '女儿', '兄弟姐妹', '配偶的父母', '女婿', '儿媳', '其他近亲属'];

/** What somebody has declared: by the directory where the relative is in it, else by name. */
export function DeclareKinship({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm();
  const known = Form.useWatch('known', form) as boolean | undefined;
  const toBody = ({ personId, relation, known: inDirectory, relativePersonId, relativeName }: Values) => ({ personId, relation: relation ?? '', ...(inDirectory ? { relativePersonId: relativePersonId ?? null } : { relativeName: relativeName ?? '' }) });
  return (
    <ActDialog
      form={form}
      title="登记一位亲属"
      about="照本人申报的写。登记后，反映这位亲属的，本人看不到；反映本人的，亲属在本委的也看不到。"
      schema={declareKinshipRequest}
      initial={{ known: true }}
      toBody={toBody}
      act={(body) => ask('/clue-kinship', { method: 'POST', body, answer: clueKinship })}
      refresh={kinshipRefresh}
      done="登记了"
      submit="登记"
      onClose={onClose}
    >
      <PersonField name="personId" label="本委的谁" />
      <Form.Item name="relation" label="亲属是他的什么人">
        <AutoComplete options={relations.map((value) => ({ value }))} maxLength={20} placeholder="如：配偶" />
      </Form.Item>
      <Form.Item name="known" label="亲属在不在人员库里">
        <Radio.Group
          options={[
            { value: true, label: '在' },
            { value: false, label: '不在，只写姓名' },
          ]}
        />
      </Form.Item>
      {known === false ? (
        <Form.Item name="relativeName" label="亲属的姓名" extra="按姓名认，同名的也一并回避：宁可多避一个。">
          <Input maxLength={30} />
        </Form.Item>
      ) : (
        <PersonField name="relativePersonId" label="亲属" />
      )}
    </ActDialog>
  );
}
