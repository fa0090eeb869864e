import { disclosureTally, DutyModel } from '../../../domain/disclosure-duty';
import { listChecks, listQuality } from '../../../domain/disclosure-oversight';
import { fixedClock, installAnchors, native, verifyAudit, type StaffActor } from '../../../domain/kernel';
import { QuestionModel } from '../../../domain/question/model';
import { useTestDatabase } from '../../../test/support/database';
import { toldPlace } from '../../../test/support/demo-place';
import { villageAccounts } from './accounts';
import { tellDuties } from './duties';
import { tellOversight } from './oversight';
import { villagePublications } from './publications';
import { tellQuestions } from './questions';

const { dataDir } = useTestDatabase();
/** Friday 20 November 2026, 15:42 in Shanghai. */
const now = new Date('2026-11-20T07:42:00Z');

test('what a town watches is all there: in time, late and missing, signs, samples with results, questions in every state', async () => {
  installAnchors(dataDir());
  const place = await toldPlace(now, [villagePublications, villageAccounts, tellDuties, tellQuestions, tellOversight]);
  const clock = fixedClock(now.toISOString());
  const town = { actor: place.actors.get('xiangzhen') as StaffActor, clock };
  const district = place.villages.get('LX-01')!.path[0]!;
  const tallies = await disclosureTally({ path: district }, { fromYear: 2026, now });
  const sum = (key: 'inTime' | 'late' | 'missing') => tallies.reduce((total, one) => total + one[key], 0);
  expect([sum('inTime') > 50, sum('late') > 0, sum('missing') > 0]).toEqual([true, true, true]);
  // What was published in time was never reminded of.
  expect(await native(DutyModel).countDocuments({ 'published.lateWorkingDays': 0, 'urged.0': { $exists: true } })).toBe(0);
  const signs = await listQuality({ actor: place.actors.get('gongkai') as StaffActor, clock }, { limit: 50 });
  expect(signs.items.flatMap(({ flags }) => flags)).toEqual(expect.arrayContaining(['sumsDisagree', 'late']));
  expect((await listChecks(town, { limit: 20 })).items.map(({ result }) => result)).toEqual(expect.arrayContaining(['good', 'problem', null]));
  const states = (await native(QuestionModel).find({}).toArray()).map(({ state }) => state);
  expect(states.sort()).toEqual(['answered', 'answered', 'asked', 'asked', 'raised', 'settled']);
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true });
}, 120_000);
