import { Form, Input } from 'antd';
import { secondFactorRequest, type CurrentSession } from '../../../contracts/session';
import { sessionSteps } from '../../api/session';
import { ActForm } from '../../parts/act-form';

export function SecondFactor({ session, onStep }: { session: CurrentSession; onStep: (session: CurrentSession) => void }) {
  return (
    <>
      <h1>动态验证码</h1>
      <p className="about">{session.account.name}，请打开手机上的验证器，把现在的 6 位数字填进来。</p>
      <DemoCode code={session.demoCode} />
      <ActForm schema={secondFactorRequest} act={sessionSteps.secondFactor} then={onStep} submit="登录">
        <CodeField />
      </ActForm>
    </>
  );
}

export function CodeField() {
  return (
    <Form.Item name="code" label="6 位数字">
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus size="large" />
    </Form.Item>
  );
}

/** Only a demo tells the code: a trial needs no phone. */
export function DemoCode({ code }: { code: string | undefined }) {
  if (!code) return null;
  return (
    <p className="demo-code">
      演示环境，现在的验证码
      <b>{code}</b>
    </p>
  );
}
