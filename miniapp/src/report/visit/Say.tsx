import { useRef, useState } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { Area } from '../../ui/Area';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { sayWords, type Said } from '../api/reports';
import { most, tokensOf, type DraftFile } from '../logic/draft';
import { freshKey } from '../store/memory';
import { Files } from '../ui/Files';
import { useAct } from '../ui/useAct';

const texts: Record<Said['kind'], { title: string; more: string; open: string; placeholder: string; act: string }> = {
  answer: { title: '回答', more: '不想说的可以不说。', open: '我来回答', placeholder: '把您知道的写在这里', act: '交回答' },
  addition: { title: '补充', more: '想起什么，或有了新的证据，随时可以补。', open: '我要补充', placeholder: '后来又怎么样了', act: '交补充' },
  objection: { title: '不同意这个结果？', more: '写下哪里不对，由另外的人再看，看完答复您。', open: '我不同意', placeholder: '哪里和事实不符，还有什么没查', act: '交意见' },
};
const least = 2;

interface Props {
  receiptCode: string;
  named: boolean;
  kind: Said['kind'];
  /** Asked for: the field is there at once. */
  open?: boolean;
  onAnswer: (visit: ReportVisit) => void;
}

/** Words and proof after the report. Nothing that was typed goes before it has arrived, and arriving twice is once. */
export function Say({ receiptCode, named, kind, open: asked = false, onAnswer }: Props) {
  const [open, setOpen] = useState(asked);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<DraftFile[]>([]);
  const [proof, setProof] = useState(false);
  const wordsKey = useRef<string | null>(null);
  const { working, fault, run } = useAct();
  const { title, more, open: openWords, placeholder, act } = texts[kind];
  const send = () =>
    run('正在提交', async (task) => {
      wordsKey.current ??= await freshKey();
      onAnswer(await sayWords({ receiptCode, task, kind, text: text.trim(), attachments: tokensOf(files), wordsKey: wordsKey.current }));
    });
  const off = text.trim().length < least ? '请先写字' : files.some(({ stored }) => !stored) ? '文件传完就能交' : null;
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading heading--close">
        {title}
      </Heading>
      <Box className="quiet gap-bottom">{more}</Box>
      {open ? (
        <Box className="appears">
          <Area id={`say-${kind}`} label={title} placeholder={placeholder} most={most.words} value={text} onInput={setText} problem={fault?.fields.find(({ path }) => path === 'text')?.message} />
          {proof ? (
            <Box className="gap-top">
              <Files files={files} named={named} change={setFiles} />
            </Box>
          ) : (
            <Tap className="link" onTap={() => setProof(true)}>
              <Icon name="image" />
              加证据
            </Tap>
          )}
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Box className="gap-top">
            <Button kind={kind === 'answer' ? 'fill' : 'plain'} off={off} working={working} onTap={() => void send()}>
              {act}
            </Button>
          </Box>
        </Box>
      ) : (
        <Button kind="plain" onTap={() => setOpen(true)}>
          {openWords}
        </Button>
      )}
    </Box>
  );
}
