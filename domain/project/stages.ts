import type { Day } from '../../contracts/common';
import { projectStageLabels, type ContentOf, type ProjectStage, type StageContent } from '../../contracts/project';
import type { Entry } from './model';

/** An entry as far as the rules look at it: what staff know, or what everybody may see. */
export type Told = Pick<Entry, 'state'> & { content: StageContent };

/** What is public of a stage now, without what was corrected; by the day it happened. */
export function toldOf<S extends ProjectStage>(entries: readonly Told[], stage: S): ContentOf<S>[] {
  return entries.flatMap((entry) => (entry.state === 'published' && entry.content.stage === stage ? [entry.content as ContentOf<S>] : [])).sort((a, b) => a.day.localeCompare(b.day));
}

/** The day of the acceptance that was passed, first time or after repair; null before it is public. */
export const acceptedOn = (entries: readonly Told[]): Day | null => toldOf(entries, 'acceptance').find(({ data }) => data.result !== 'failed')?.day ?? null;

const onTheWay: readonly ProjectStage[] = ['plan', 'tender', 'contract', 'construction'];

/** How far it is, by what is public: changes belong to the works, and 进度款 does not make them paid. */
export function furthestStage(entries: readonly Told[]): ProjectStage | null {
  if (acceptedOn(entries)) return toldOf(entries, 'payment').length > 0 ? 'payment' : 'acceptance';
  return onTheWay.findLast((stage) => toldOf(entries, stage).length > 0) ?? null;
}

const before: Record<ProjectStage, ProjectStage | null> = { plan: null, tender: 'plan', contract: 'tender', construction: 'contract', change: 'construction', acceptance: 'construction', payment: 'acceptance' };
const once: readonly ProjectStage[] = ['plan', 'tender', 'contract'];
const words = (stage: ProjectStage): string => `“${projectStageLabels[stage]}”`;

/**
 * Why something of this stage that happened on `day` cannot be published now, in words that say what comes first; null
 * where it can. Without a day: whether the stage is open at all.
 */
export function whyNotYet(entries: readonly Told[], stage: ProjectStage, day?: Day): string | null {
  if (once.includes(stage) && toldOf(entries, stage).length > 0) return `${words(stage)}已经公开，要改请用“更正”。`;
  const earlier = before[stage];
  if (stage === 'payment') return whyNotPaid(entries);
  if (earlier && toldOf(entries, earlier).length === 0) return `${words(earlier)}还没有公开，先公开它，再公开${words(stage)}。`;
  const accepted = acceptedOn(entries);
  if (stage === 'acceptance' && accepted) return '验收合格已经公开，要改请用“更正”。';
  if (stage === 'change' && accepted && (day === undefined || day > accepted)) return '已经验收合格，后来的改动不再是变更。验收以前的变更可以补公开，日期写当时的。';
  return null;
}

/** Before acceptance only what the contract calls 进度款, once the works have begun. */
function whyNotPaid(entries: readonly Told[]): string | null {
  if (acceptedOn(entries)) return null;
  const [contract] = toldOf(entries, 'contract');
  if (!contract || contract.data.progressPercent === 0) return '“验收”还没有公开，合同也没有约定进度款。先公开“验收”，再公开“付款”。';
  return toldOf(entries, 'construction').length === 0 ? '“施工”还没有公开，先公开它，再公开进度款。' : null;
}
