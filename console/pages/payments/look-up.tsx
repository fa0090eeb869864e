import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { paymentLookupRequest, type PaymentLookup } from '../../../contracts/disbursement';
import { lookUpPerson } from '../../api/payments';
import { ActForm } from '../../parts/act-form';
import { paymentColumns } from './columns';

/** One person by the whole number: with a reason, which stays, and the household is told. */
export function LookUpDialog({ onClose }: { onClose: () => void }) {
  const [found, setFound] = useState<PaymentLookup | null>(null);
  if (found) return <Found found={found} onClose={onClose} />;
  return (
    <Modal open title="查一个人领了什么" onCancel={onClose} footer={null} width={480} mask={{ closable: false }} destroyOnHidden>
      <p className="about">理由留痕；这一户下次自己查的时候，看得到今天有工作人员查过。</p>
      <ActForm schema={paymentLookupRequest} act={lookUpPerson} then={setFound} back={{ label: '不查了', onClick: onClose }} submit="查">
        <Form.Item name="identityNumber" label="身份证号">
          <Input maxLength={18} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="reason" label="为什么查">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
        </Form.Item>
      </ActForm>
    </Modal>
  );
}

function Found({ found, onClose }: { found: PaymentLookup; onClose: () => void }) {
  return (
    <Modal open title={`${found.identityMasked}：${found.items.length} 笔`} width={1080} footer={null} onCancel={onClose}>
      {found.more ? <p className="about">只列出最近的，更早的没有列。</p> : null}
      {found.items.length === 0 ? (
        <p className="muted">没有这个人的发放。</p>
      ) : (
        <div style={{ maxHeight: '60vh', overflowY: 'auto' }}>
          <table className="facts dense" aria-label="查到的发放">
            <thead>
              <tr>
                {paymentColumns.map(({ key, title, align }) => (
                  <th key={key} scope="col" className={align}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.items.map((one) => (
                <tr key={one.id}>
                  {paymentColumns.map(({ key, render, align }) => (
                    <td key={key} className={align}>
                      {render(one)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}
