import { Button } from 'antd';
import { useEffect } from 'react';
import type { CurrentSession } from '../../../contracts/session';
import { sessionSteps } from '../../api/session';
import { Mark } from '../../parts/mark';
import { useAct } from '../../parts/use-act';
import { ChangePassword } from './change-password';
import { Enrol } from './enrol';
import { SecondFactor } from './second-factor';
import { SignIn } from './sign-in';

interface EnterProps {
  session: CurrentSession | null;
  onStep: (session: CurrentSession | null) => void;
}

/** Signing in, one step after the other: password, second factor (or enrolling it), first change of the password. */
export function Enter({ session, onStep }: EnterProps) {
  useEffect(() => {
    document.title = '登录 · 清鉴';
  }, []);
  return (
    <main className="enter">
      <div className="great-mark">
        <Mark size={440} pale />
      </div>
      <div className={session ? 'enter-box' : 'enter-box wide'}>{step(session, onStep)}</div>
    </main>
  );
}

function step(session: CurrentSession | null, onStep: EnterProps['onStep']) {
  if (!session) return <SignIn onStep={onStep} />;
  return (
    <div>
      <Wordmark />
      <section className="card">
        {session.stage === 'secondFactor' ? <SecondFactor session={session} onStep={onStep} /> : null}
        {session.stage === 'enrolSecondFactor' ? <Enrol session={session} onStep={onStep} /> : null}
        {session.stage === 'changePassword' ? <ChangePassword onStep={onStep} /> : null}
      </section>
      <Leave onLeft={() => onStep(null)} />
    </div>
  );
}

export function Wordmark() {
  return (
    <div className="wordmark">
      <Mark size={32} />
      清鉴
    </div>
  );
}

function Leave({ onLeft }: { onLeft: () => void }) {
  const out = useAct({ act: sessionSteps.signOut, then: onLeft });
  return (
    <Button type="link" loading={out.busy} onClick={() => out.run(undefined)}>
      换一个账号登录
    </Button>
  );
}
