import { ratingLevelLabels } from '../../../../contracts/rating-options';
import type { RatingProgress } from '../../../../contracts/rating';
import { instantWords } from '../../logic/days';
import { itemOf } from '../../logic/step';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Comment } from '../../ui/Comment';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Words } from '../../ui/elements';
import { Faces } from '../../ui/Faces';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Timeline } from '../../ui/Timeline';
import { useRateAgain } from './useRateAgain';

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
  const again = useRateAgain(receiptCode, onAnswer);
  const bar = progress.canRateAgain ? (
    <>
      {again.fault ? <Notice kind="wrong" icon="alert" title={again.fault.message} /> : null}
      <Button kind="fill" off={again.level === null ? '请先点一张脸' : null} working={again.working ? '正在提交' : null} onTap={() => void again.submit()}>
        提交第二次评议
      </Button>
    </>
  ) : (
    <Button kind="plain" onTap={goHome}>
      回首页
    </Button>
  );
  return (
    <Page title="查进度" bar={bar}>
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
          <Faces value={again.level} onChange={again.setLevel} />
          {again.level === null ? null : <Comment value={again.comment} onInput={again.setComment} />}
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
    </Page>
  );
}
