import { defineJob, dropUnclaimedSealedFiles, shanghaiDay } from '../kernel';

// Whoever adds a file shortly before midnight hands in after it: what goes is of the day before yesterday or older.
const dayMs = 86_400_000;
defineJob({ name: 'clue.unclaimedFiles', schedule: '35 3 * * *', run: ({ ctx }) => dropUnclaimedSealedFiles(shanghaiDay(new Date(ctx.clock.now().getTime() - dayMs))) });
