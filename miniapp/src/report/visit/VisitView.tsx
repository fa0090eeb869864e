import { useState } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { dayWords } from '../../logic/days';
import { Button } from '../../ui/Button';
import { Box, Heading, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { Timeline } from '../../ui/Timeline';
import { itemsOf, passedUpWords, satisfactionWords, stageWords } from '../logic/visit';
import { ReportPage } from '../ui/ReportPage';
import { GiveName } from './GiveName';
import { Rate } from './Rate';
import { Reward } from './Reward';
import { Say } from './Say';
import { Talk } from './Talk';

interface Props {
  receiptCode: string;
  visit: ReportVisit;
  onAnswer: (visit: ReportVisit) => void;
  onLeave: () => void;
  onClear: () => void;
}

/** What somebody with the code may see and do: never the report's own text. */
export function VisitView({ receiptCode, visit, onAnswer, onLeave, onClear }: Props) {
  const now = new Date();
  const [done, setDone] = useState('');
  const put = (words: string) => (answer: ReportVisit) => {
    setDone(words);
    // What a reward is, only the visit tells.
    onAnswer({ ...answer, reward: answer.reward ?? visit.reward });
  };
  const { may, asked, named, stage } = visit;
  // The question, or the result, comes before the way to it.
  const first = may.answer || stage === 'closed' || stage === 'notAccepted';
  return (
    <ReportPage
      onBack={onLeave}
      onClear={onClear}
      bar={
        <Button kind="plain" onTap={onLeave}>
          看完了，忘掉这个码
        </Button>
      }
    >
      <PageHead place={named ? '实名反映' : '匿名反映'} title={asked ? '有话想问您' : stageWords[stage]}>
        {dayWords(visit.receivedOn, now)} 收到。您写的原文不在这里显示。
      </PageHead>
      {visit.passedUp ? <Box className="head__more">{passedUpWords(visit.passedUp, now)}</Box> : null}
      <Box role="status" className="said">
        {done}
      </Box>
      {visit.reward ? <Reward receiptCode={receiptCode} named={named} reward={visit.reward} onAnswer={(reward) => onAnswer({ ...visit, reward })} /> : null}
      {first ? <Talk talk={visit.talk} now={now} /> : null}
      {may.answer ? (
        <Say key={`answer-${visit.talk.length}`} receiptCode={receiptCode} named={named} kind="answer" open={asked} onAnswer={put('收到您的回答了，谢谢您。')} />
      ) : null}
      {visit.satisfaction ? <Box className="quiet gap-top">这件事办得怎么样，您说的是：{satisfactionWords[visit.satisfaction]}。</Box> : null}
      {may.rate ? <Rate receiptCode={receiptCode} onAnswer={put('收到了，谢谢您。')} /> : null}
      <Box className="card gap-top">
        <Heading level={2} className="heading">
          办到哪一步了
        </Heading>
        <Timeline items={itemsOf(visit, now)} />
        <Box className="card__foot">
          <Icon name="calendar" />
          <Words className="grow">周六、周日和法定节假日不算工作日</Words>
        </Box>
      </Box>
      {first ? null : <Talk talk={visit.talk} now={now} />}
      {may.add ? <Say key={`addition-${visit.talk.length}`} receiptCode={receiptCode} named={named} kind="addition" onAnswer={put('补充的收到了，谢谢您。')} /> : null}
      {may.object ? <Say key={`objection-${visit.talk.length}`} receiptCode={receiptCode} named={named} kind="objection" onAnswer={put('您的意见记下了，会答复您。')} /> : null}
      {may.giveName ? <GiveName receiptCode={receiptCode} onAnswer={put('名字和电话收到了，只有身份保管人打得开。')} /> : null}
    </ReportPage>
  );
}
