import type { PaperAct, PaperState } from '../../contracts/clue-paper';

/** `drafter`: and he drafted it, or stands in for who did; `other`: and he did not. */
interface Step {
  from: readonly PaperState[];
  to: PaperState;
  who: 'drafter' | 'other' | 'anyone';
}

/** The life of a document; roles are the policy's. What is not here cannot be done. */
export const paperSteps: Record<PaperAct, Step> = {
  change: { from: ['draft'], to: 'draft', who: 'drafter' },
  submit: { from: ['draft'], to: 'review', who: 'drafter' },
  takeBack: { from: ['review'], to: 'draft', who: 'drafter' },
  drop: { from: ['draft'], to: 'dropped', who: 'drafter' },
  check: { from: ['review'], to: 'review', who: 'other' },
  giveBack: { from: ['review'], to: 'draft', who: 'other' },
  // Signed, it waits only for its number; asked again after a crash, it gets it.
  sign: { from: ['review', 'numbering'], to: 'numbering', who: 'other' },
  void: { from: ['signed'], to: 'voided', who: 'anyone' },
};

/** Null where the act may be done now; otherwise why not. */
export function paperRefusal(act: PaperAct, state: PaperState, isDrafter: boolean): { why: 'authority' | 'place'; words: string } | null {
  const { from, who } = paperSteps[act];
  if (who === 'drafter' && !isDrafter) return { why: 'authority', words: '这份不是您拟的。' };
  if (who === 'other' && isDrafter) return { why: 'authority', words: '自己拟的，不能自己核、自己签。' };
  return from.includes(state) ? null : { why: 'place', words: '这份文书现在不在这一步，请刷新后再看。' };
}
