import { paperAct, paperState, type PaperAct, type PaperState } from '../../contracts/clue-paper';
import { paperRefusal } from './states';

/** The life of a document once more, written apart from the table. */
const life: Record<PaperAct, { from: PaperState[]; by: ('drafter' | 'other')[] }> = {
  change: { from: ['draft'], by: ['drafter'] },
  submit: { from: ['draft'], by: ['drafter'] },
  takeBack: { from: ['review'], by: ['drafter'] },
  drop: { from: ['draft'], by: ['drafter'] },
  check: { from: ['review'], by: ['other'] },
  giveBack: { from: ['review'], by: ['other'] },
  sign: { from: ['review', 'numbering'], by: ['other'] },
  void: { from: ['signed'], by: ['drafter', 'other'] },
};
const cases = paperAct.options.flatMap((act) => paperState.options.flatMap((state) => (['drafter', 'other'] as const).map((by) => [act, state, by, life[act].from.includes(state) && life[act].by.includes(by)] as const)));

test.each(cases)('%s of what is %s by %s: %s', (act, state, by, allowed) => {
  expect(paperRefusal(act, state, by === 'drafter') === null).toBe(allowed);
});
