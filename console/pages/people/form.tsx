import { Button, DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Plus, X } from 'lucide-react';
import { appointment, appointmentLabels, changePersonRequest, createPersonRequest, managedBy, managedByLabels, personDetail, personKind, personKindLabels, type PersonDetail } from '../../../contracts/person';
import { ask } from '../../api/client';
import { useOrganisationTree } from '../../api/organisations';
import { ActDialog } from '../../parts/act-dialog';
import type { Values } from '../../parts/act-form';

interface PostRow {
  organisationId?: string;
  title?: string;
  from?: Dayjs | null;
  to?: Dayjs | null;
  appointment?: string | null;
}

const dayOf = (value: unknown): string | null => (dayjs.isDayjs(value) ? value.format('YYYY-MM-DD') : null);
const pickerOf = (day: string | null): Dayjs | null => (day ? dayjs(day) : null);

function common(values: Values) {
  const posts = ((values.posts as PostRow[] | undefined) ?? []).map((post) => ({ organisationId: post.organisationId, title: post.title ?? '', from: dayOf(post.from), to: dayOf(post.to), appointment: post.appointment ?? null }));
  return { name: values.name, kind: values.kind, posts, joinedPartyOn: dayOf(values.joinedPartyOn), retiresOn: dayOf(values.retiresOn), managedBy: values.managedBy, phone: values.phone || undefined, identityNumber: values.identityNumber || undefined };
}

/** A new person, or the change of one. A number left empty stays as it is: it cannot be shown to be edited. */
export function PersonForm({ person, onClose }: { person?: PersonDetail; onClose: () => void }) {
  const shared = { refresh: ['people', 'setup'], backLabel: '先不录', onClose, width: 760 };
  if (!person) {
    return (
      <ActDialog {...shared} title="录入一个人" schema={createPersonRequest} initial={{ kind: 'cadre', managedBy: 'district', posts: [{}] }} toBody={(values) => ({ ...common(values), code: values.code })} act={(body) => ask('/people', { method: 'POST', body, answer: personDetail })} done="录好了" submit="录入">
        <Form.Item name="code" label="工号（干部编号）">
          <Input maxLength={32} />
        </Form.Item>
        <Fields />
      </ActDialog>
    );
  }
  const initial = {
    name: person.name,
    kind: person.kind,
    managedBy: person.managedBy,
    posts: person.posts.map((post) => ({ organisationId: post.organisation.id, title: post.title, from: pickerOf(post.from), to: pickerOf(post.to), appointment: post.appointment })),
    joinedPartyOn: pickerOf(person.joinedPartyOn),
    retiresOn: pickerOf(person.retiresOn),
  };
  return (
    <ActDialog
      {...shared}
      title={`改${person.name}的资料`}
      about="电话、身份证号不填就不变。"
      schema={changePersonRequest}
      initial={initial}
      toBody={(values) => ({ ...common(values), version: person.version })}
      act={(body) => ask(`/people/${person.id}`, { method: 'PUT', body })}
      done="改好了"
      submit="改好"
      backLabel="不改了"
    >
      <Fields />
    </ActDialog>
  );
}

function Fields() {
  const organisations = (useOrganisationTree().data?.items ?? []).filter((node) => node.kind !== 'window').map((node) => ({ value: node.id, label: node.name }));
  return (
    <>
      <Form.Item name="name" label="姓名">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="kind" label="身份">
        <Radio.Group options={personKind.options.map((value) => ({ value, label: personKindLabels[value] }))} />
      </Form.Item>
      <Form.Item name="managedBy" label="管理权限" extra="反映上级管理的干部，按规定封存上送，不进线索清单">
        <Radio.Group options={managedBy.options.map((value) => ({ value, label: managedByLabels[value] }))} />
      </Form.Item>
      <Form.List name="posts">
        {(rows, { add, remove }) => (
          <div className="stack" style={{ gap: 8, marginBottom: 14 }}>
            <span>职务</span>
            {rows.map((row) => (
              <div key={row.key} className="post-row">
                <Form.Item name={[row.name, 'organisationId']}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={organisations} placeholder="单位" aria-label="单位" />
                </Form.Item>
                <Form.Item name={[row.name, 'title']}>
                  <Input placeholder="职务" aria-label="职务" maxLength={40} />
                </Form.Item>
                <Form.Item name={[row.name, 'from']}>
                  <DatePicker placeholder="到任" aria-label="到任日期" />
                </Form.Item>
                <Form.Item name={[row.name, 'to']}>
                  <DatePicker placeholder="离任" aria-label="离任日期" />
                </Form.Item>
                <Form.Item name={[row.name, 'appointment']}>
                  <Select allowClear options={appointment.options.map((value) => ({ value, label: appointmentLabels[value] }))} placeholder="任职方式" aria-label="任职方式" />
                </Form.Item>
                <Button type="text" aria-label="去掉这个职务" icon={<X size={16} aria-hidden="true" />} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => add({})}>
              加一个职务
            </Button>
          </div>
        )}
      </Form.List>
      <Form.Item name="joinedPartyOn" label="入党日期（选填）" extra="支部大会接收为预备党员那天，政治生日按它算">
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="retiresOn" label="退休日期（选填）" extra="退休提醒按它算">
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="phone" label="电话（选填）">
        <Input inputMode="numeric" maxLength={12} autoComplete="off" />
      </Form.Item>
      <Form.Item name="identityNumber" label="身份证号（选填）">
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
    </>
  );
}
