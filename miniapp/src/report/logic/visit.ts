import type { ClueSatisfaction, ReporterStage } from '../../../../contracts/clue';
import type { ReportVisit, TalkEntry } from '../../../../contracts/clue-report';
import { dayWords } from '../../logic/days';
import type { TimelineItem } from '../../logic/step';

/** As contracts/clue.ts names them; a test holds both against each other, since zod stays out of the mini-program. */
export const stageWords: Record<ReporterStage, string> = { received: '已经收到', accepted: '已经受理', handling: '正在办理', closed: '已经办结', notAccepted: '不由本委受理', passedUp: '按规定转上级' };

export const satisfactionWords: Record<ClueSatisfaction, string> = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意' };

export const talkWords: Record<TalkEntry['kind'], string> = { question: '想问您', answer: '您的回答', notice: '告诉您', addition: '您补充的', objection: '您不同意' };

/** The steps a reporter is told of, in their order; what is refused, or is for the level above, ends there. */
export function stageSteps(stage: ReporterStage): { key: ReporterStage; state: 'done' | 'now' | 'todo' }[] {
  const path: ReporterStage[] = stage === 'notAccepted' || stage === 'passedUp' ? ['received', stage] : ['received', 'accepted', 'handling', 'closed'];
  const at = path.indexOf(stage);
  const over = stage === 'closed' || stage === 'notAccepted';
  return path.map((key, index) => ({ key, state: index < at || (over && index === at) ? 'done' : index === at ? 'now' : 'todo' }));
}

/** What it means that it goes to the level above; whoever asks there gives the number. */
export function passedUpWords({ code, on }: NonNullable<ReportVisit['passedUp']>, now: Date): string {
  if (on) return `${dayWords(on, now)}已移交上级纪检监察机关，编号 ${code}。以后由上级办理，这里不再更新，也不能再补充。`;
  return `您反映的情况，按规定由我们转送上级纪检监察机关，编号 ${code}。移交以前，您还可以补充。`;
}

/** Where it stands, and what is due next by which day, between what is done and what is to come. Late is shown as late. */
export function itemsOf({ stage, receivedOn, next, passedUp }: Pick<ReportVisit, 'stage' | 'receivedOn' | 'next' | 'passedUp'>, now: Date): TimelineItem[] {
  const days: Partial<Record<ReporterStage, string | null | undefined>> = { received: receivedOn, passedUp: passedUp?.on };
  const steps = stageSteps(stage).map(({ key, state }): TimelineItem => {
    const day = days[key];
    return { key, state: key === 'passedUp' && day ? 'done' : state, title: stageWords[key], lines: day ? [dayWords(day, now)] : [] };
  });
  if (!next) return steps;
  const { label, day, workingDays } = next;
  const due: TimelineItem = { key: 'next', state: 'todo', strong: true, title: `${dayWords(day, now)} 前`, ...(workingDays < 0 ? { lateWorkingDays: -workingDays } : {}), lines: [label, ...(workingDays > 0 ? [`还有 ${workingDays} 个工作日`] : [])] };
  const ahead = steps.findIndex(({ state }) => state === 'todo');
  return ahead === -1 ? [...steps, due] : [...steps.slice(0, ahead), due, ...steps.slice(ahead)];
}
