import { useQuery } from '@tanstack/react-query';
import { toDataURL } from 'qrcode';
import { secondFactorRequest, type CurrentSession } from '../../../contracts/session';
import { sessionSteps } from '../../api/session';
import { ActForm } from '../../parts/act-form';
import { CodeField, DemoCode } from './second-factor';

/** Binding an authenticator app: scan (or type the secret), then prove it by its first code. */
export function Enrol({ session, onStep }: { session: CurrentSession; onStep: (session: CurrentSession) => void }) {
  const uri = session.enrolment?.uri ?? '';
  const picture = useQuery({ queryKey: ['enrolment', uri], queryFn: () => toDataURL(uri, { margin: 1, width: 220, errorCorrectionLevel: 'M' }), enabled: uri !== '', staleTime: Infinity, gcTime: 0 });
  return (
    <>
      <h1>绑定验证器</h1>
      <p className="about">用手机上的验证器（任何支持 TOTP 的都行）扫这个码，以后登录都要填它给的 6 位数字。</p>
      {picture.data ? <img src={picture.data} width={220} height={220} alt="验证器二维码" style={{ display: 'block', margin: '0 auto 8px' }} /> : null}
      <p className="about">
        扫不了就手工填这串密钥：
        <br />
        <b className="secret">{session.enrolment?.secret.replace(/(.{4})/g, '$1 ').trim()}</b>
      </p>
      <DemoCode code={session.demoCode} />
      <ActForm schema={secondFactorRequest} act={sessionSteps.enrol} then={onStep} submit="绑好了">
        <CodeField />
      </ActForm>
    </>
  );
}
