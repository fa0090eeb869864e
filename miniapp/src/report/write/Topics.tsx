import type { ReportTopic } from '../../../../contracts/clue-report';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { most, type ReportDraft } from '../logic/draft';
import { Field } from '../ui/Field';

interface Props {
  topics: readonly ReportTopic[];
  draft: ReportDraft;
  problem: string | undefined;
  change: (changes: Partial<ReportDraft>) => void;
}

/** What kind of matter, with examples; the chosen one may ask questions of its own. */
export function Topics({ topics, draft, problem, change }: Props) {
  const chosen = topics.find(({ key }) => key === draft.topic);
  return (
    <Box id="at-topic">
      <Section title="是哪一类" hint="必填">
        <RadioGroup className="chips" label="是哪一类" values={topics.map(({ key }) => key)} value={draft.topic} onChange={(topic) => change({ topic })} optionClass={(_, on) => (on ? 'chip chip--on' : 'chip')}>
          {(key, on) => (
            <>
              {on ? <Icon name="tick" size="small" /> : null}
              <Words>{topics.find((topic) => topic.key === key)?.label}</Words>
            </>
          )}
        </RadioGroup>
        <FieldError id="topic-problem">{problem}</FieldError>
        {chosen?.examples ? <Box className="quiet gap-top-small gap-small">比如：{chosen.examples}</Box> : null}
        {chosen?.fields.map(({ key, label, hint }) => (
          <Field key={key} id={`extra.${key}`} label={label} hint="选填" placeholder={hint} most={most.extra} value={draft.extra[key] ?? ''} onInput={(text) => change({ extra: { ...draft.extra, [key]: text } })} />
        ))}
      </Section>
    </Box>
  );
}
