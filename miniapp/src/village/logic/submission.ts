import type { PersonalDecision } from '../../../../contracts/publication';
import type { VillageDraftSent } from '../../../../contracts/village-draft';

/** Everything that forbids handing in, each once. */
export const stopsOf = ({ faults, problems }: VillageDraftSent): string[] => [...new Set([...faults.flatMap(({ stops, words }) => (stops ? [words] : [])), ...problems.map(({ where, message }) => `${where}：${message}`)])];

/** What was decided before, by its words. */
export const decisionsOf = ({ personal }: VillageDraftSent): Record<string, PersonalDecision> => Object.fromEntries(personal.flatMap(({ text, decision }) => (decision ? [[text, decision]] : [])));

/** Why it cannot be handed in yet, on the button; null where it can. */
export function whyNotSubmit({ personal, attachments }: VillageDraftSent, { decisions, looked }: { decisions: Readonly<Record<string, PersonalDecision>>; looked: boolean }): string | null {
  const open = personal.filter(({ text }) => !(text in decisions)).length;
  if (open > 0) return `还有 ${open} 处没有定`;
  return attachments > 0 && !looked ? '请先看一遍照片' : null;
}
