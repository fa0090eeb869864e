import { useState } from 'react';
import { commentMaxLength, ratingLevelLabels, type RatingLevel } from '../../../../contracts/rating-options';
import type { RatingProgress } from '../../../../contracts/rating';
import { supplement } from '../../api/ratings';
import { dayWords, instantWords } from '../../logic/days';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Faces } from '../../ui/Faces';
import { Notice } from '../../ui/Notice';
import { useOnce } from './useOnce';

interface Props {
  receiptCode: string;
  progress: RatingProgress;
  now: Date;
  onAnswer: (progress: RatingProgress) => void;
}

/** 追评: a second thought, once. The first rating stays the one that counts. */
export function Supplement({ receiptCode, progress, now, onAnswer }: Props) {
  if (progress.supplement) {
    return (
      <Box className="card gap-top">
        <Heading level={2} className="heading">
          您追评了：{ratingLevelLabels[progress.supplement.level]}
        </Heading>
        <Box className="quiet">{instantWords(progress.supplement.at, now)}。第一次的评价照样算数。</Box>
      </Box>
    );
  }
  return progress.canSupplement ? <Form receiptCode={receiptCode} until={dayWords(progress.canSupplement.until, now)} onAnswer={onAnswer} /> : null;
}

function Form({ receiptCode, until, onAnswer }: Pick<Props, 'receiptCode' | 'onAnswer'> & { until: string }) {
  const [open, setOpen] = useState(false);
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [comment, setComment] = useState('');
  const { working, fault, send } = useOnce(receiptCode, onAnswer);
  const submit = () => {
    if (level === null) return;
    const words = comment.trim();
    void send((idempotencyKey) => supplement({ idempotencyKey, receiptCode, level, ...(words ? { comment: words } : {}) }));
  };
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading">
        追评
      </Heading>
      <Box className="quiet gap-bottom">过后又有话想说？{until} 前可以追评一次。第一次的评价照样算数。</Box>
      {open ? (
        <Box className="appears">
          <Faces value={level} onChange={setLevel} />
          <Box className="gap-top">
            <Area id="supplement" label="追评想说的话" placeholder="后来怎么样了（选填）" most={commentMaxLength} value={comment} onInput={setComment} />
          </Box>
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Box className="gap-top">
            <Button kind="plain" off={level === null ? '请先点一张脸' : null} working={working ? '正在提交' : null} onTap={submit}>
              提交追评
            </Button>
          </Box>
        </Box>
      ) : (
        <Button kind="plain" onTap={() => setOpen(true)}>
          我要追评
        </Button>
      )}
    </Box>
  );
}
