import { useState } from 'react';
import type { PublicCase } from '../../../../contracts/power-case';
import { caseOutcomeLabels, publicCaseMarkLabels } from '../../../../contracts/power-words';
import { dayWords } from '../../logic/days';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Light } from '../../ui/Light';

/** One matter that the village made public: how far it is, what was skipped or late; opened, all its steps. */
export function PowerCase({ told, named }: { told: PublicCase; named?: boolean }) {
  const [open, setOpen] = useState(false);
  const now = new Date();
  const passed = told.steps.filter(({ on, marks }) => on !== null || marks.includes('skipped')).length;
  const marks = [...new Set([...told.steps.flatMap((step) => step.marks), ...(told.overdue ? (['late'] as const) : [])])];
  const state = told.outcome ? `${caseOutcomeLabels[told.outcome]}${told.closedOn ? `，${dayWords(told.closedOn, now)}` : ''}` : `走了 ${passed} 步，共 ${told.steps.length} 步`;
  return (
    <Box className="power-case">
      <Tap className={open ? 'link-row link-row--open' : 'link-row'} expanded={open} onTap={() => setOpen(!open)}>
        <Box className="grow">
          <Words className="link-row__name">{told.title}</Words>
          <Words className="link-row__more">
            {named ? `${told.power.name}，` : ''}
            {state}
          </Words>
          {marks.length > 0 ? (
            <Box className="power-case__marks">
              {marks.map((mark) => (
                <Light key={mark} kind="red" more={publicCaseMarkLabels[mark]} />
              ))}
            </Box>
          ) : null}
        </Box>
        <Icon name="down" />
      </Tap>
      {open ? (
        <Box className="power-case__steps" role="list">
          {told.steps.map((step) => (
            <Box key={step.number} className="power-case__step" role="listitem">
              <Box className="grow">
                <Box>
                  {step.number} {step.what}
                </Box>
                <Box className="note">{step.who}</Box>
              </Box>
              <Box className="power-case__day">
                {step.on ? dayWords(step.on, now) : step.marks.includes('skipped') ? null : told.overdue?.number === step.number ? `应在 ${dayWords(told.overdue.due, now)} 前` : '还没到'}
                {[...step.marks, ...(told.overdue?.number === step.number ? (['late'] as const) : [])].map((mark) => (
                  <Box key={mark}>
                    <Light kind="red" more={publicCaseMarkLabels[mark]} />
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
}
