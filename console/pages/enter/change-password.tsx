import { Form, Input } from 'antd';
import { changePasswordRequest, type CurrentSession } from '../../../contracts/session';
import { sessionSteps } from '../../api/session';
import { ActForm } from '../../parts/act-form';

export function ChangePassword({ onStep }: { onStep: (session: CurrentSession) => void }) {
  return (
    <>
      <h1>改密码</h1>
      <p className="about">第一次登录要换成只有您知道的密码，至少 12 位，不能含用户名。</p>
      <ActForm schema={changePasswordRequest} act={sessionSteps.changePassword} then={onStep} submit="改好，进入">
        <PasswordFields />
      </ActForm>
    </>
  );
}

export function PasswordFields() {
  return (
    <>
      <Form.Item name="currentPassword" label="现在的密码">
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="newPassword" label="新密码" extra="至少 12 位。一句只有自己想得到的话，比一串符号好记，也更难猜。">
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label="新密码再填一遍"
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value !== getFieldValue('newPassword')) throw new Error('两次填的不一样');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
