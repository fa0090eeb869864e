import { useState } from 'react';
import type { ClueSatisfaction } from '../../../../contracts/clue';
import type { ReportVisit } from '../../../../contracts/clue-report';
import type { RatingLevel } from '../../../../contracts/rating-options';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Faces } from '../../ui/Faces';
import { Notice } from '../../ui/Notice';
import { sayHowHandled } from '../api/reports';
import { useAct } from '../ui/useAct';

const said: Record<RatingLevel, ClueSatisfaction> = { satisfied: 'satisfied', acceptable: 'fair', dissatisfied: 'dissatisfied' };

/** Once, after the result was told: the same three faces as at a window, none chosen in advance. */
export function Rate({ receiptCode, onAnswer }: { receiptCode: string; onAnswer: (visit: ReportVisit) => void }) {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const { working, fault, run } = useAct();
  const send = (chosen: RatingLevel) => run('正在提交', async (task) => onAnswer(await sayHowHandled({ receiptCode, task, satisfaction: said[chosen] })));
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading heading--close">
        这件事办得怎么样
      </Heading>
      <Box className="quiet gap-bottom">可以说一次，说了就改不了。不说也行。</Box>
      <Faces value={level} onChange={setLevel} />
      {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      <Box className="gap-top">
        <Button kind="plain" off={level === null ? '请先选一个' : null} working={working} onTap={() => void (level && send(level))}>
          交上去
        </Button>
      </Box>
    </Box>
  );
}
