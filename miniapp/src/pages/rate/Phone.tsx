import { useState } from 'react';
import { phoneProblem, phoneSpaced, type Draft } from '../../logic/draft';
import { Box, TextField, Toggle, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { Section } from '../../ui/Section';

type PhoneDraft = Pick<Draft, 'phone' | 'phoneConsent'>;

interface Props {
  title?: string;
  hint?: string;
  draft: PhoneDraft;
  change: (changes: Partial<PhoneDraft>) => void;
  /** What the server had against the number or the consent. */
  refused?: { phone?: string; phoneConsent?: string };
}

/** A number only to be called about this rating, with the consent in plain words; both may be left out. */
export function Phone({ title = '留个电话，我们回给您', hint = '选填', draft, change, refused }: Props) {
  const [left, setLeft] = useState(false);
  const problem = refused?.phone ?? (left ? phoneProblem(draft.phone) : null);
  const consentWrong = refused?.phoneConsent ?? null;
  return (
    <Section title={title} hint={hint}>
      <Box className={problem ? 'field field--wrong' : 'field'}>
        <Icon name="phone" />
        <TextField
          className="field__input"
          label="电话号码"
          keyboard="phone"
          maxLength={16}
          placeholder="手机号或座机号"
          value={draft.phone}
          wrong={problem !== null}
          describedBy="phone-problem"
          onInput={(phone) => {
            setLeft(false);
            change({ phone });
          }}
          onLeave={() => {
            setLeft(true);
            change({ phone: phoneSpaced(draft.phone) });
          }}
        />
      </Box>
      <FieldError id="phone-problem">{problem}</FieldError>
      <Toggle
        kind="checkbox"
        className={consentWrong ? 'tick-row tick-row--wrong' : 'tick-row'}
        on={draft.phoneConsent}
        onChange={(phoneConsent) => change({ phoneConsent })}
        describedBy="consent-problem"
      >
        <Words className={draft.phoneConsent ? 'tick-box tick-box--on' : 'tick-box'} hidden>
          {draft.phoneConsent ? <Icon name="tick" /> : null}
        </Words>
        <Words className="grow">我同意为这次评议给我打电话。办结 30 天后删除号码。</Words>
      </Toggle>
      <FieldError id="consent-problem">{consentWrong}</FieldError>
    </Section>
  );
}
