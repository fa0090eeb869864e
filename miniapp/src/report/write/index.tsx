import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { NotYet } from '../../ui/NotYet';
import { useLoad } from '../../ui/useLoad';
import { opening } from '../api/reports';
import { hasWords } from '../logic/draft';
import { goChoose } from '../platform/move';
import { useMemory } from '../store/memory';
import { ReportPage } from '../ui/ReportPage';
import { Advice } from './Advice';
import { Form } from './Form';
import { Review } from './Review';

/** Advice, the form, and the whole once more before it is handed in. */
export default function Write() {
  const { draft, unsure } = useMemory();
  const { loaded, again } = useLoad(opening);
  const [step, setStep] = useState<'advice' | 'form' | 'review'>(() => (unsure ? 'review' : draft && hasWords(draft) ? 'form' : 'advice'));
  if (!draft) return <Nothing />;
  if (loaded.state !== 'ready') {
    return (
      <ReportPage>
        <NotYet loaded={loaded} again={again}>
          {({ kind }) => `${kind === 'offline' ? '没有网。' : '服务器忙。'}写过的还在，请再试一次。`}
        </NotYet>
      </ReportPage>
    );
  }
  const topic = loaded.value.topics.find(({ key }) => key === draft.topic);
  if (step === 'advice') return <Advice named={draft.named} onRead={() => setStep('form')} />;
  if (step === 'form' || !topic) return <Form draft={draft} topics={loaded.value.topics} onReady={() => setStep('review')} />;
  return <Review draft={draft} topic={topic} unsure={unsure} onBack={() => setStep('form')} />;
}

function Nothing() {
  return (
    <ReportPage>
      <Empty
        alone
        title="这里没有草稿"
        action={
          <Button kind="plain" onTap={goChoose}>
            从头开始
          </Button>
        }
      >
        写的内容只在页面里，关掉或清除后就没有了。
      </Empty>
    </ReportPage>
  );
}
