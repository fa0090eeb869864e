import type { CaseDetail, CaseEntry } from '../../../contracts/power-case';
import type { ChartSaid, ChartStep } from '../../../contracts/power-chart';
import { caseWarningLabels, voteRules } from '../../../contracts/power-words';
import { dayWords } from '../../parts/dates';
import type { StepMark } from '../../parts/power-chart';

/** What holds of each step. */
export const heldEntries = ({ entries }: Pick<CaseDetail, 'entries'>): Map<number, CaseEntry> => new Map(entries.filter(({ replaced }) => !replaced).map((entry) => [entry.step, entry]));

export const voteWords = ({ body, entitled, present, for: agreed, against, abstain }: NonNullable<CaseEntry['vote']>): string =>
  `${voteRules[body].label}应到 ${entitled} 人，到会 ${present} 人，赞成 ${agreed}，反对 ${against}，弃权 ${abstain}`;

const doersWords = ({ doers }: CaseEntry): string => doers.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、');

/** Under each step of the chart: when and by whom it was done, and in red what does not keep to the list. */
export function stepsOfCase(detail: CaseDetail, now: Date): ChartStep[] {
  const held = heldEntries(detail);
  return detail.chart.steps.map((step, index) => {
    const number = index + 1;
    const entry = held.get(number);
    const done: ChartSaid[] = entry?.kind === 'done' ? [{ text: `${dayWords(entry.on, now)}，${doersWords(entry)}`, wrong: false }, ...answerOf(entry, step.decision?.question)] : [];
    const wrong = detail.warnings.filter((warning) => warning.step === number).map(({ kind, words }): ChartSaid => ({ text: `${caseWarningLabels[kind]}：${words}`, wrong: true }));
    const overdue: ChartSaid[] = detail.next?.step === number && detail.light === 'red' && detail.due ? [{ text: `逾期：应在 ${dayWords(detail.due, now)} 前办`, wrong: true }] : [];
    return { ...step, said: [...done, ...wrong, ...overdue] };
  });
}

function answerOf({ answer }: CaseEntry, question: string | undefined): ChartSaid[] {
  return answer ? [{ text: `${question ?? ''}${answer === 'yes' ? '符合' : '不符合'}`, wrong: false }] : [];
}

export function marksOf(detail: CaseDetail): Map<number, StepMark> {
  const marks = new Map<number, StepMark>([...heldEntries(detail)].map(([step, { kind }]) => [step, kind === 'skipped' ? 'skipped' : 'done']));
  if (detail.next) marks.set(detail.next.step, 'next');
  return marks;
}
