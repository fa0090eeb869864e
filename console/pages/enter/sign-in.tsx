import { Form, Input } from 'antd';
import { signInRequest, type CurrentSession } from '../../../contracts/session';
import { sessionSteps, useDemoAccounts } from '../../api/session';
import { ActForm } from '../../parts/act-form';
import { Wordmark } from './index';

export function SignIn({ onStep }: { onStep: (session: CurrentSession) => void }) {
  const [form] = Form.useForm();
  const demo = useDemoAccounts().data;
  return (
    <>
      <div>
        <Wordmark />
        <section className="card">
          <h1>登录</h1>
          <p className="about">工作人员用的后台。群众评议、反映问题不用登录。</p>
          <ActForm form={form} schema={signInRequest} act={sessionSteps.signIn} then={onStep} submit="登录">
            <Form.Item name="username" label="用户名">
              <Input autoComplete="username" autoFocus maxLength={64} />
            </Form.Item>
            <Form.Item name="password" label="密码">
              <Input.Password autoComplete="current-password" maxLength={200} />
            </Form.Item>
          </ActForm>
        </section>
      </div>
      {demo ? (
        <section className="card demo-accounts" aria-label="演示账号">
          <h2>演示账号</h2>
          <p className="about">这里是演示数据，密码都是 {demo.password}。点一个就填好。</p>
          {demo.accounts.map((account) => (
            <button key={account.username} type="button" onClick={() => form.setFieldsValue({ username: account.username, password: demo.password })}>
              <b>{account.roleLabel}</b>
              <span className="muted">{account.username}</span>
              <small>{account.what}</small>
            </button>
          ))}
          {demo.receipts.length > 0 ? (
            <>
              <h2>演示回执码</h2>
              <p className="about">
                在群众端<a href="/report/visit/index">凭回执码查看</a>里填，看反映人看到什么。
              </p>
              <dl>
                {demo.receipts.map(({ code, what }) => (
                  <div key={code}>
                    <dt>{code.match(/\d{4}/g)?.join(' ')}</dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </>
          ) : null}
          <h2>演示户码</h2>
          <p className="about">
            在群众端<a href="/village/household/index">我家的补贴</a>里填。
          </p>
          <dl>
            <div>
              <dt>{demo.household.code.match(/\d{4}/g)?.join(' ')}</dt>
              <dd>{demo.household.what}</dd>
            </div>
          </dl>
        </section>
      ) : null}
    </>
  );
}
