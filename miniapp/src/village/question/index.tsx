import { useCallback, useState } from 'react';
import type { QuestionProgress } from '../../../../contracts/question';
import { asFault } from '../../api/fault';
import { questionProgress, raiseQuestion } from '../../api/questions';
import { dayWords } from '../../logic/days';
import { dropQuestion, keepQuestion, useQuestions, type AskedQuestion } from '../../store/questions';
import { Ask } from '../../ui/Ask';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { NotYet } from '../../ui/NotYet';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ReceiptForm } from '../../ui/ReceiptForm';
import { useLoad } from '../../ui/useLoad';

/** What was asked on this phone; another one's question is found by its receipt. */
export default function Questions() {
  const kept = useQuestions();
  const [chosen, setChosen] = useState<string | null>(null);
  const [typing, setTyping] = useState(false);
  if (chosen) return <One key={chosen} receiptCode={chosen} onBack={() => setChosen(null)} />;
  if (typing || kept.length === 0) return <Typed onFound={setChosen} />;
  return (
    <Page title="我的提问" readable>
      <PageHead title="我的提问">只记在这部手机上。平台不知道是谁问的。</PageHead>
      <Box className="gap-top" />
      {kept.map((question) => (
        <Kept key={question.receiptCode} question={question} onOpen={() => setChosen(question.receiptCode)} />
      ))}
      <Box className="card card--rows gap-top">
        <LinkRow icon="search" name="凭回执号看" more="在别的手机上问的" onTap={() => setTyping(true)} />
      </Box>
    </Page>
  );
}

function Kept({ question, onOpen }: { question: AskedQuestion; onOpen: () => void }) {
  return (
    <Tap className="entry" onTap={onOpen}>
      <Box className="entry__words">
        <Words className="entry__name">{question.about}</Words>
        <Words className="entry__more">
          {question.villageName ? `${question.villageName} · ` : ''}
          {dayWords(question.askedOn, new Date())} 问的
        </Words>
      </Box>
      <Icon name="forward" />
    </Tap>
  );
}

function Typed({ onFound }: { onFound: (receiptCode: string) => void }) {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const look = async (receiptCode: string) => {
    setWorking(true);
    setProblem(null);
    try {
      const { about, village, askedOn } = await questionProgress(receiptCode);
      keepQuestion({ receiptCode, about, villageName: village.name, askedOn });
      onFound(receiptCode);
    } catch (error) {
      const fault = asFault(error);
      setProblem(fault.kind === 'offline' ? '没有网。号码还在这里，连上网再点一次。' : fault.message);
    } finally {
      setWorking(false);
    }
  };
  return <ReceiptForm of="提问" title="我的提问" hint="提问以后给您的 12 位回执号，一组四位。" act="看答复" acting="正在查" working={working} problem={problem} onAsk={(code) => void look(code)} />;
}

function One({ receiptCode, onBack }: { receiptCode: string; onBack: () => void }) {
  const load = useCallback(() => questionProgress(receiptCode), [receiptCode]);
  const { loaded, again, put } = useLoad(load);
  return (
    <Page title="我的提问" readable={loaded.state === 'ready'}>
      {loaded.state === 'ready' ? (
        <View receiptCode={receiptCode} question={loaded.value} onChange={put} onBack={onBack} />
      ) : (
        <NotYet loaded={loaded} again={again} title="没有查成">
          {({ kind, message }) => (kind === 'offline' ? '没有网。回执号还在这部手机上，连上网再试一次。' : message)}
        </NotYet>
      )}
    </Page>
  );
}

function View({ receiptCode, question, onChange, onBack }: { receiptCode: string; question: QuestionProgress; onChange: (next: QuestionProgress) => void; onBack: () => void }) {
  const now = new Date();
  const owes = question.state === 'raised' ? '乡镇' : '村里';
  return (
    <>
      <PageHead place={question.village.name} title={question.about}>
        {dayWords(question.askedOn, now)} 问的
      </PageHead>
      <Box className="card gap-top">
        <Box className="quiet">您问</Box>
        <Box>{question.text}</Box>
      </Box>
      {question.answers.map((answer) => (
        <Box className="card gap-top" key={answer.level}>
          <Heading level={2} className="heading">
            {answer.by}答复
          </Heading>
          <Box>{answer.text}</Box>
          <Box className="quiet">{dayWords(answer.on, now)}</Box>
        </Box>
      ))}
      {question.due ? (
        <Notice kind={question.late ? 'wrong' : 'wait'} icon={question.late ? 'alert' : 'calendar'} title={question.late ? `${owes}逾期没有答复` : `等${owes}答复`}>
          {question.late ? `该在 ${dayWords(question.due, now)} 前答复。` : `${dayWords(question.due, now)} 前答复。`}
        </Notice>
      ) : null}
      {question.mayRaise ? <Raise receiptCode={receiptCode} onRaised={onChange} /> : null}
      <Box className="bar__pair gap-top">
        <Button kind="plain" onTap={onBack}>
          看别的提问
        </Button>
        <Button
          kind="plain"
          onTap={() => {
            dropQuestion(receiptCode);
            onBack();
          }}
        >
          从手机上去掉
        </Button>
      </Box>
    </>
  );
}

function Raise({ receiptCode, onRaised }: { receiptCode: string; onRaised: (next: QuestionProgress) => void }) {
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const raise = async () => {
    setWorking(true);
    setProblem(null);
    try {
      onRaised(await raiseQuestion(receiptCode));
    } catch (error) {
      const fault = asFault(error);
      setProblem(fault.kind === 'offline' ? '没有网。连上网再点一次。' : fault.message);
    } finally {
      setWorking(false);
    }
  };
  if (!asking) {
    return (
      <Box className="gap-top">
        <Button kind="fill" onTap={() => setAsking(true)}>
          不满意，请乡镇看
        </Button>
      </Box>
    );
  }
  return (
    <>
      <Ask title="请乡镇看一次" keep="先不" act="请乡镇看" working={working ? '正在提交' : null} onKeep={() => setAsking(false)} onAct={() => void raise()}>
        一个提问只能请一次。乡镇会核对村里的账和凭据，再答复您。
      </Ask>
      <Box className="note" role="alert">
        {problem}
      </Box>
    </>
  );
}
