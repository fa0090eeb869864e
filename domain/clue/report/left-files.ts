import { dayNumber, dayOfNumber, defineFileKeeper, defineJob, dropOrphanedSealedFiles, dropUnclaimedSealedFiles, native, shanghaiDay, type Clock } from '../../kernel';
import { ClueModel } from '../model';

/** Files of reports, and of what reporters and staff say under them, belong to the clue. */
export const clueFiles = defineFileKeeper({
  name: 'clue',
  existing: async (ids) => (await native(ClueModel).find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),
});

/** Whoever adds a file shortly before midnight hands in after it: what goes is of the day before yesterday or older. */
const kept = 1;
/** So many days back it is looked for what a crash has left; each night does it again. */
const lookedThrough = 7;

/** Drops files that no report names, and those whose report never came to be. */
export async function dropLeftFiles(clock: Clock): Promise<number> {
  const today = dayNumber(shanghaiDay(clock.now()));
  const before = dayOfNumber(today - kept);
  return (await dropUnclaimedSealedFiles(before)) + (await dropOrphanedSealedFiles({ from: dayOfNumber(today - lookedThrough), before }));
}

defineJob({ name: 'clue.unclaimedFiles', schedule: '35 3 * * *', run: ({ ctx }) => dropLeftFiles(ctx.clock) });
