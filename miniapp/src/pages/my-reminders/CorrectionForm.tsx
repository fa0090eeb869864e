import { useState } from 'react';
import type { CorrectionKind } from '../../../../contracts/reminder';
import { correctionExamples, correctionLabels, correctionMost, whyNotCorrect } from '../../logic/my-reminders';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Line } from '../../ui/Line';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { useAct } from './useAct';

interface Props {
  kinds: readonly CorrectionKind[];
  send: (kind: CorrectionKind, text: string) => Promise<void>;
  onBack: () => void;
}

/** Which entry is wrong, and what is right. What was typed stays when it could not be sent. */
export function CorrectionForm({ kinds, send, onBack }: Props) {
  const [kind, setKind] = useState<CorrectionKind | null>(null);
  const [text, setText] = useState('');
  const { working, fault, run, forget } = useAct();
  const refused = fault?.fields.find(({ path }) => path === 'text')?.message ?? null;
  const submit = () => {
    if (kind) run(() => send(kind, text.trim()));
  };
  return (
    <Box className="appears">
      <Section title="哪一项不对">
        <RadioGroup
          className="chips"
          label="哪一项不对，选一个"
          values={kinds}
          value={kind}
          onChange={(chosen) => {
            forget();
            setKind(chosen);
          }}
          optionClass={(_, chosen) => (chosen ? 'chip chip--on' : 'chip')}
        >
          {(option, chosen) => (
            <>
              {chosen ? <Icon name="tick" size="small" /> : null}
              <Words>{correctionLabels[option]}</Words>
            </>
          )}
        </RadioGroup>
      </Section>
      {kind ? (
        <Section title="对的是什么">
          <Line
            id="correction"
            label={`${correctionLabels[kind]}，对的是什么`}
            placeholder={correctionExamples[kind]}
            most={correctionMost}
            value={text}
            problem={refused}
            onInput={(value) => {
              forget();
              setText(value);
            }}
          />
        </Section>
      ) : null}
      {fault && !refused ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message} /> : null}
      <Box className="bar__pair gap-top">
        <Button kind="plain" onTap={onBack}>
          先不说
        </Button>
        <Button kind="plain" off={whyNotCorrect(kind, text)} working={working ? '正在提交' : null} onTap={submit}>
          请你们核对
        </Button>
      </Box>
    </Box>
  );
}
