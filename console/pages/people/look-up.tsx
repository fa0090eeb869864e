import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { personLookup, personLookupRequest, type PersonSummary } from '../../../contracts/person';
import { ask } from '../../api/client';
import { ActForm } from '../../parts/act-form';

/** Finds who a whole number belongs to; the number travels in the body and stays out of the address. */
export function LookUp({ onOpen, onClose }: { onOpen: (id: string) => void; onClose: () => void }) {
  const [found, setFound] = useState<PersonSummary[] | null>(null);
  return (
    <Modal open title="按号码找人" footer={null} onCancel={onClose}>
      <p className="about">填完整的手机号或身份证号。谁找过、找的哪一个，都记入审计。</p>
      <ActForm
        schema={personLookupRequest}
        toBody={({ number }) => (/^\d{15}$|^\d{17}[\dXx]$/.test(String(number ?? '').trim()) ? { identityNumber: number } : { phone: String(number ?? '').trim() })}
        act={(body) => ask('/people/lookup', { method: 'POST', body, answer: personLookup })}
        then={({ items }) => setFound(items)}
        submit="找"
        back={{ label: '关上', onClick: onClose }}
      >
        <Form.Item name="number" label="号码" rules={[{ required: true, message: '请填完整的号码' }]}>
          <Input maxLength={18} autoComplete="off" autoFocus />
        </Form.Item>
      </ActForm>
      {found?.length === 0 ? <p>没有找到。请对一对号码。</p> : null}
      <ul className="others">
        {found?.map((person) => (
          <li key={person.id}>
            <span>
              <b>{person.name}</b>　{person.posts[0]?.organisation.name}　{person.posts[0]?.title}
            </span>
            <button
              type="button"
              className="link"
              onClick={() => {
                onOpen(person.id);
                onClose();
              }}
            >
              打开
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
