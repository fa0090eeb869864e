import { Form, Modal, Radio } from 'antd';
import { inviteRequest, unbindRequest, type Invited } from '../../../contracts/follower';
import { followersRefresh, invitePeople, unbindPerson } from '../../api/followers';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { countWords } from '../../parts/numbers';
import type { Row } from './columns';

/** By paper or by SMS; what cannot be chosen says why. */
export function InviteDialog({ people, sms, onDone, onClose }: { people: readonly { id: string; name: string }[]; sms: boolean; onDone: (invited: Invited, by: 'print' | 'sms') => void; onClose: () => void }) {
  const one = people.length === 1 ? people[0] : undefined;
  return (
    <ActDialog
      title={one ? `邀请${one.name}绑定公众号` : `邀请 ${countWords(people.length)} 人绑定公众号`}
      about="一人一个邀请码，30 天内有效，只能用一次。以前发过、还没用的码马上作废。"
      schema={inviteRequest}
      toBody={(values) => ({ ...values, personIds: people.map(({ id }) => id) })}
      act={async (body) => ({ invited: await invitePeople(body), by: body.by })}
      refresh={followersRefresh}
      then={({ invited, by }) => onDone(invited, by)}
      initial={{ by: 'print' }}
      submit="邀请"
      backLabel="先不邀请"
      onClose={onClose}
    >
      <Form.Item name="by" label="怎么给本人">
        <Radio.Group
          className="stack"
          options={[
            { value: 'print', label: '打印邀请单，交给本人。码只显示这一次' },
            { value: 'sms', label: sms ? '发短信到登记的手机号' : '发短信（还没有接通短信）', disabled: !sms },
          ]}
        />
      </Form.Item>
    </ActDialog>
  );
}

/** Who was left out, and why. */
export function LeftOut({ leftOut, onClose }: { leftOut: Invited['leftOut']; onClose: () => void }) {
  return (
    <Modal open title={`有 ${countWords(leftOut.length)} 人没有邀请`} footer={null} onCancel={onClose} width={480}>
      <ul className="others">
        {leftOut.map((one) => (
          <li key={one.personId}>
            <b>{one.name}</b>
            <span className="muted">{one.why}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

export function UnbindDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  return (
    <ActDialog
      title={`解绑${row.name}的微信`}
      about="解绑以后，这个微信马上收不到提醒，也看不到他的“我的提醒”。什么时候同意过接收，记录照样留着。要再绑，重新邀请。"
      schema={unbindRequest}
      act={(body) => unbindPerson(row.id, body)}
      refresh={followersRefresh}
      done="已解绑"
      submit="解绑"
      backLabel="不解绑"
      onClose={onClose}
    >
      <ReasonField label="为什么解绑" extra="比如手机丢了、绑错了人。" />
    </ActDialog>
  );
}
