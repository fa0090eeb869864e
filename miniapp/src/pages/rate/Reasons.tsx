import { useState } from 'react';
import { ratingLevelLabels, ratingLevels, reasonGroupLabels, type RatingLevel } from '../../../../contracts/rating-options';
import { hasMoreReasons, reasonRows, toggleReason, type Draft } from '../../logic/draft';
import { Box, RadioGroup, Tap, Toggle, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

const questions: Record<RatingLevel, string> = { satisfied: '好在哪里？', acceptable: '这次办得怎么样？', dissatisfied: '哪里不满意？' };

interface Props {
  draft: Draft;
  change: (changes: Partial<Draft> | ((before: Draft) => Draft)) => void;
}

/** Reasons by group, the likeliest first; then attitude and efficiency by one tap each. */
export function Reasons({ draft, change, level }: Props & { level: RatingLevel }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <Section title={questions[level]} hint="可以多选，也可以不选">
        <Box className="chip-rows">
          {reasonRows(level, all, draft.reasons).map((row) => (
            <Box className="chip-row" role="group" label={reasonGroupLabels[row.group]} key={row.group}>
              <Words className="chip-row__name" hidden>
                {reasonGroupLabels[row.group]}
              </Words>
              <Box className="chips">
                {row.reasons.map((reason) => {
                  const on = draft.reasons.includes(reason.code);
                  return (
                    <Toggle
                      key={reason.code}
                      kind="checkbox"
                      className={on ? 'chip chip--on' : 'chip'}
                      on={on}
                      onChange={(chosen) => change((before) => toggleReason(before, reason.code, chosen))}
                    >
                      {on ? <Icon name="tick" size="small" /> : null}
                      {reason.label}
                    </Toggle>
                  );
                })}
              </Box>
            </Box>
          ))}
        </Box>
        {hasMoreReasons(level) ? (
          <Tap className={all ? 'link more-reasons more-reasons--open' : 'link more-reasons'} onTap={() => setAll(!all)} expanded={all}>
            {all ? '收起' : '更多'}
            <Icon name="down" size="small" />
          </Tap>
        ) : null}
      </Section>
      <Section title="态度和效率" hint="选填">
        <Scale name="态度" value={draft.attitude} onChange={(attitude) => change({ attitude })} />
        <Scale name="效率" value={draft.efficiency} onChange={(efficiency) => change({ efficiency })} />
      </Section>
    </>
  );
}

function Scale({ name, value, onChange }: { name: string; value: RatingLevel | null; onChange: (level: RatingLevel) => void }) {
  return (
    <Box className="chip-row scale-row">
      <Words className="chip-row__name" hidden>
        {name}
      </Words>
      <RadioGroup
        className="chips"
        label={`${name}，三选一`}
        values={ratingLevels}
        value={value}
        onChange={onChange}
        optionClass={(_, chosen) => (chosen ? 'chip chip--on' : 'chip')}
      >
        {(level, chosen) => (
          <>
            {chosen ? <Icon name="tick" size="small" /> : null}
            {ratingLevelLabels[level]}
          </>
        )}
      </RadioGroup>
    </Box>
  );
}
