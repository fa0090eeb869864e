import { clueActLabels, type ClueState } from '../../../contracts/clue';
import type { ClueDetail, ClueStepView } from '../../../contracts/clue-registry';
import { clueTermLabels } from '../../../templates';
import { addWorkingDays, shanghaiDay } from '../../kernel';
import { stepOf, termsOf } from '../clue-terms';
import type { ClueStep } from '../handling-model';
import type { Clue } from '../model';

/** The way of a clue as chevrons, and the states each of them stands for. */
const way: readonly { label: string; states: readonly ClueState[]; doneBy: readonly ClueStep['act'][] }[] = [
  { label: '登记', states: ['received'], doneBy: ['register'] },
  { label: '分办', states: ['registered'], doneBy: ['distribute'] },
  { label: '签收', states: ['assigned'], doneBy: ['sign'] },
  { label: '处置意见', states: ['deciding'], doneBy: ['propose'] },
  { label: '审批', states: ['approving'], doneBy: ['decide'] },
  { label: '办理', states: ['handling', 'parked'], doneBy: ['proposeClosing'] },
  { label: '办结', states: ['closing'], doneBy: ['decide'] },
  { label: '反馈', states: ['closed', 'passedOn'], doneBy: ['reply'] },
];
/** Talk and notes are read where they stand; in the timeline they would hide the procedure. */
const quiet: readonly ClueStep['act'][] = ['addNote', 'sayToReporter'];

export function timelineOf(clue: Clue, names: Map<string, string>): Pick<ClueDetail, 'path' | 'timeline'> {
  const steps = clue.handling?.steps ?? [];
  const at = way.findIndex(({ states }) => states.includes(clue.state));
  const ended = (clue.state === 'closed' || clue.state === 'passedOn') && !clue.handling?.reply;
  const path = way.map(({ label, doneBy }, index) => {
    const done = index < at || (index === at && ended);
    const step = done ? steps.findLast((one) => doneBy.includes(one.act) && (one.act !== 'decide' || one.agreed === true)) : undefined;
    return { label, state: done ? ('done' as const) : index === at ? ('now' as const) : ('todo' as const), day: step ? shanghaiDay(step.at) : null };
  });
  const received: ClueStepView = { key: 'received', label: '收到，自动编号', state: 'done', day: clue.receivedOn };
  const done = steps.filter(({ act }) => !quiet.includes(act)).map((step, index): ClueStepView => ({ key: `${index}`, label: labelOf(step, names), state: 'done', at: step.at.toISOString(), ...(step.byAccountId ? { note: names.get(step.byAccountId) ?? '' } : {}) }));
  return { path, timeline: [received, ...done, ...toCome(clue)] };
}

/** What is owed, each with its day: of the step it stands at, and the answers to the reporter. */
function toCome(clue: Clue): ClueStepView[] {
  const open = termsOf(clue).filter(({ end }) => end === null);
  return open.map((term) => {
    const now = stepOf(term) === clue.state;
    const due = now && clue.current ? clue.current.due : addWorkingDays(term.from, term.workingDays + term.extensions.reduce((sum, days) => sum + days, 0));
    return { key: term.step, label: clueTermLabels[stepOf(term)], state: now ? ('now' as const) : ('todo' as const), due };
  }).sort((a, b) => a.due.localeCompare(b.due));
}

function labelOf({ act, toAccountId, agreed }: ClueStep, names: Map<string, string>): string {
  const to = toAccountId ? names.get(toAccountId) : undefined;
  if (act === 'urge') return '逾期，已督办';
  if (act === 'decide') return agreed ? '审批同意' : '审批不同意';
  if (act === 'distribute') return `分给${to ?? ''}`;
  if (act === 'transfer') return `移交${to ?? ''}`;
  if (act === 'recordFalse') return agreed ? '上级批准，认定诬告陷害' : '上级没有认定诬告陷害';
  if (act === 'clear') return '已澄清正名';
  if (act === 'admit') return `让${to ?? ''}看得到`;
  return clueActLabels[act];
}

