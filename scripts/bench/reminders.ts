import { FollowerModel, type FollowerRecord } from '../../domain/follower';
import { connectDatabase, createOrganisation, DeliveryModel, disconnectDatabase, ensureIndexes, fixedClock, installSecrets, loadSecrets, native, ObjectId, PersonModel, systemContext, type PersonRecord } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { planReminders } from '../../domain/reminder';
import { startEngine, temporaryFolder } from '../processes';
import { environmentFor } from '../sandbox/account';
import { knowOutsideChannels } from '../sending-world';
import { report } from './table';

const people = 100_000;
const together = 5000;
const goals = { seconds: 10, megabytes: 200 };
/** Seven working days before the Spring Festival of 2026: everybody is reminded. */
const clock = fixedClock('2026-02-05T16:20:00Z');
const ctx = systemContext('bench', clock);

/** Cadres who are bound and have agreed, as the records of both look. */
async function fillPeople(organisationId: ObjectId, path: ObjectId[]): Promise<void> {
  const trail = { seq: 1, head: '', at: new Date('2026-01-01'), tail: [] };
  for (let start = 0; start < people; start += together) {
    const cadres: PersonRecord[] = Array.from({ length: together }, (_, index) => {
      const number = start + index;
      const joinedPartyOn = `${1980 + (number % 45)}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;
      return { _id: new ObjectId(), code: `B${String(number).padStart(6, '0')}`, name: `测试${number}`, kind: 'cadre', posts: [{ organisationId, title: '科长', from: null, to: null }], joinedPartyOn, retiresOn: null, active: true, path, trail };
    });
    const consent = { kind: 'reminders' as const, given: true, at: trail.at, version: '1', text: '', by: 'mini' as const };
    const followers = cadres.map((cadre): FollowerRecord => ({ _id: new ObjectId(), personId: cadre._id, code: cadre.code, openidHash: cadre.code, follows: true, boundAt: trail.at, consents: [consent], invitations: [], unreachable: null, trail }));
    await native(PersonModel).insertMany(cadres);
    await native(FollowerModel).insertMany(followers);
  }
}

/** One planning of the Spring Festival for everybody, and the next one that finds it all done. */
export async function benchReminders(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  try {
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    await connectDatabase(engine.address);
    await ensureIndexes();
    // Planning asks which channels there are, and calls none.
    knowOutsideChannels(environmentFor('http://127.0.0.1:9'));
    const wechatTemplate = { templateId: 'B'.repeat(30), keys: { name: 'thing1', occasion: 'thing2', date: 'date3', words: 'thing4' }, page: '' };
    await saveOutsideTemplates(ctx, { kind: 'reminder', templates: { wechatTemplate }, version: (await showOutsideTemplates(ctx)).version });
    const district = await createOrganisation(ctx, { kind: 'district', name: '青禾区', code: 'QH', parentId: null });
    await fillPeople(district._id, district.path);
    const resident = (): number => process.memoryUsage().rss / 1024 ** 2;
    const before = resident();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, resident())), 100);
    const timed = async (): Promise<{ seconds: number; written: number }> => {
      const begun = performance.now();
      const { written } = await planReminders(ctx);
      return { seconds: (performance.now() - begun) / 1000, written };
    };
    const first = await timed();
    const again = await timed();
    clearInterval(watch);
    const known = await native(DeliveryModel).countDocuments({ occasion: 'reminder:springFestival' });
    if (known !== people || again.written !== 0) throw new Error(`${known} of ${people} were planned, ${again.written} twice`);
    report('reminders', [
      { what: `planning ${people.toLocaleString('en')} people for one holiday`, measured: `${first.seconds.toFixed(1)} s for ${first.written.toLocaleString('en')} deliveries`, goal: `< ${goals.seconds} s`, holds: first.seconds < goals.seconds },
      { what: 'the next planning, which finds them all', measured: `${again.seconds.toFixed(1)} s`, goal: 'told', holds: true },
      { what: 'memory beyond that before', measured: `${Math.round(peak - before)} MB`, goal: `< ${goals.megabytes} MB`, holds: peak - before < goals.megabytes },
    ]);
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}
