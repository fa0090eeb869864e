import { useState } from 'react';
import { objectionMaxLength, objectionMinLength, objectionStateLabels } from '../../../../contracts/rating-options';
import type { RatingProgress } from '../../../../contracts/rating';
import { object } from '../../api/ratings';
import { dayWords, instantWords } from '../../logic/days';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { useOnce } from './useOnce';

interface Props {
  receiptCode: string;
  progress: RatingProgress;
  now: Date;
  onAnswer: (progress: RatingProgress) => void;
}

const what = { closing: '结果', setAside: '认定' } as const;

/** What was judged of the rating, and the citizen's word against it or against the closing. */
export function Objection({ receiptCode, progress, now, onAnswer }: Props) {
  const { setAside, objection, canObject } = progress;
  return (
    <>
      {setAside ? (
        <Box className="card gap-top">
          <Heading level={2} className="heading">
            这条评议没有计入统计
          </Heading>
          <Box>{setAside.words}</Box>
          <Box className="quiet">{instantWords(setAside.at, now)}。评议没有删，照样看得到。</Box>
        </Box>
      ) : null}
      {objection ? (
        <Box className="card gap-top">
          <Heading level={2} className="heading">
            您不同意这个{what[objection.against]}：{objectionStateLabels[objection.state]}
          </Heading>
          {objection.answer ? <Box>{objection.answer}</Box> : null}
          <Box className="quiet">{instantWords(objection.at, now)} 提出</Box>
        </Box>
      ) : null}
      {canObject ? <Form receiptCode={receiptCode} name={what[canObject.against]} until={dayWords(canObject.until, now)} onAnswer={onAnswer} /> : null}
    </>
  );
}

function Form({ receiptCode, name, until, onAnswer }: Pick<Props, 'receiptCode' | 'onAnswer'> & { name: string; until: string }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { working, fault, send } = useOnce(receiptCode, onAnswer);
  const missing = objectionMinLength - text.trim().length;
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading">
        不同意这个{name}？
      </Heading>
      <Box className="quiet gap-bottom">{until} 前可以提一次，由另外的人再看，看完答复您。</Box>
      {open ? (
        <Box className="appears">
          <Area
            id="objection"
            label="为什么不同意"
            placeholder="哪里和事实不符、还有什么没解决"
            most={objectionMaxLength}
            value={text}
            onInput={setText}
            problem={fault?.fields.find((field) => field.path === 'text')?.message}
          />
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Box className="gap-top">
            <Button
              kind="plain"
              off={missing > 0 ? (text.trim() === '' ? '请写明为什么不同意' : `再写 ${missing} 个字`) : null}
              working={working ? '正在提交' : null}
              onTap={() => void send((idempotencyKey) => object({ idempotencyKey, receiptCode, text: text.trim() }))}
            >
              提交
            </Button>
          </Box>
        </Box>
      ) : (
        <Button kind="plain" onTap={() => setOpen(true)}>
          我不同意
        </Button>
      )}
    </Box>
  );
}
