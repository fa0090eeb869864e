import { useState } from 'react';
import { ratingLevelLabels, type RatingLevel } from '../../../../contracts/rating-options';
import type { RatingProgress } from '../../../../contracts/rating';
import { rateAgain } from '../../api/ratings';
import { instantWords } from '../../logic/days';
import { itemOf } from '../../logic/step';
import { goData, goHome } from '../../platform/places';
import { handReceipt } from '../../store/handed';
import { Button } from '../../ui/Button';
import { Comment } from '../../ui/Comment';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Words } from '../../ui/elements';
import { Faces } from '../../ui/Faces';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Timeline } from '../../ui/Timeline';
import { Objection } from './Objection';
import { Supplement } from './Supplement';
import { useOnce } from './useOnce';

const statusWords: Record<RatingProgress['status'], string> = {
  received: '已经收到',
  contacting: '正在核实',
  rectifying: '正在整改',
  awaitingSecondRating: '请您再评一次',
  escalated: '已交纪委监委处理',
  closed: '已办结',
};

interface Props {
  receiptCode: string;
  progress: RatingProgress;
  onAnswer: (progress: RatingProgress) => void;
}

export function ProgressView({ receiptCode, progress, onAnswer }: Props) {
  const now = new Date();
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [comment, setComment] = useState('');
  const { working, fault, send } = useOnce(receiptCode, onAnswer);
  const submit = () => {
    if (level === null) return;
    const words = comment.trim();
    void send((idempotencyKey) => rateAgain({ idempotencyKey, receiptCode, level, ...(words ? { comment: words } : {}) }));
  };
  const openData = () => {
    handReceipt(receiptCode);
    goData();
  };
  const bar = progress.canRateAgain ? (
    <>
      {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      <Button kind="fill" off={level === null ? '请先点一张脸' : null} working={working ? '正在提交' : null} onTap={submit}>
        提交第二次评议
      </Button>
    </>
  ) : (
    <Button kind="plain" onTap={goHome}>
      回首页
    </Button>
  );
  return (
    <Page title="查进度" readable bar={bar}>
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">{progress.hallName}</Box>
          <Heading level={1} className="title">
            {statusWords[progress.status]}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__more">
        {progress.windowName} · 您评的是<Words className="strong">{ratingLevelLabels[progress.level]}</Words>
        {progress.secondLevel ? (
          <>
            ，第二次评的是<Words className="strong">{ratingLevelLabels[progress.secondLevel]}</Words>
          </>
        ) : null}
      </Box>
      <Box className="rule" hidden />
      {progress.answers.length > 0 ? (
        <Box className="card">
          <Heading level={2} className="heading">
            给您的答复
          </Heading>
          {progress.answers.map((answer) => (
            <Box className="answer" key={answer.at + answer.from}>
              <Box>{answer.text}</Box>
              <Box className="answer__from">{answer.from}</Box>
              <Box className="answer__from">{instantWords(answer.at, now)}</Box>
            </Box>
          ))}
        </Box>
      ) : null}
      {progress.canRateAgain ? (
        <Box className="section">
          <Heading level={2} className="question">
            现在，您满意吗？
          </Heading>
          <Faces value={level} onChange={setLevel} />
          {level === null ? null : <Comment value={comment} onInput={setComment} />}
        </Box>
      ) : null}
      <Box className={progress.canRateAgain ? 'card section' : 'card'}>
        <Heading level={2} className="heading">
          办到哪一步了
        </Heading>
        <Timeline items={progress.steps.map((step) => itemOf(step, now))} />
        <Box className="card__foot">
          <Icon name="calendar" />
          <Words className="grow">周六、周日和法定节假日不算工作日</Words>
        </Box>
      </Box>
      <Objection receiptCode={receiptCode} progress={progress} now={now} onAnswer={onAnswer} />
      <Supplement receiptCode={receiptCode} progress={progress} now={now} onAnswer={onAnswer} />
      <Box className="card card--rows gap-top">
        <LinkRow icon="shield" name="我的信息" more="看存了什么、改电话、撤回" onTap={openData} />
      </Box>
    </Page>
  );
}
