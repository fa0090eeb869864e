import mongoose from 'mongoose';
import { clueState } from '../../contracts/clue';
import { demoReports } from '../../contracts/demo';
import { ClueModel, receiptOf, visitByReceipt } from '../../domain/clue';
import { enableDemo, fixedClock, loadCalendar, native } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { reportAndHandle } from './clues';
import { holdDemoCeremony } from './keys';
import { buildPlace } from './place';
import { seededRandom } from './random';

useTestDatabase();
const now = new Date('2026-11-20T07:42:00.000Z');

test('the demo has a clue in every state, and no word of theirs in clear', async () => {
  await clearDatabase();
  await loadCalendar();
  enableDemo();
  const clock = fixedClock('2026-08-10T01:00:00.000Z');
  const { actors } = await buildPlace(clock, seededRandom(1), now);
  await holdDemoCeremony(actors, clock);
  await reportAndHandle(actors, now);
  const found = await native(ClueModel).find({}).toArray();
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(clueState.options));
  expect(JSON.stringify(found)).not.toContain('演示：');
  // What is shown beside the demo accounts opens what it says.
  const visitAs = (which: keyof typeof demoReports) => visitByReceipt(fixedClock(now.toISOString()), receiptOf(demoReports[which].submissionKey));
  expect(await visitAs('asked')).toMatchObject({ named: false, asked: true, may: { answer: true } });
  expect(await visitAs('closed')).toMatchObject({ named: true, stage: 'closed', may: { rate: true, object: true } });
  const due = found.filter(({ destroyOn }) => destroyOn && destroyOn < '2027-01-01');
  expect(due.map(({ handling }) => Boolean(handling?.hold)).sort()).toEqual([false, true]);
  expect(await mongoose.connection.db!.collection('clueDestructions').countDocuments({ state: 'done' })).toBe(1);
}, 60_000);
