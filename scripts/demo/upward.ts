import { randomBytes } from 'node:crypto';
import * as clue from '../../domain/clue';
import { createPerson, dayNumber, dayOfNumber, fixedClock, shanghaiDay, shanghaiInstant, systemContext, type StaffActor } from '../../domain/kernel';

/** Plainly nobody: managed by the level above. */
const official = { code: 'S001', name: '演示上管', title: '演示副区长' };

/** Says who the commission's head is, and takes in one report that he must pass on: it came two days ago. */
export async function reportUpward(actors: ReadonlyMap<string, StaffActor>, now: Date): Promise<void> {
  const clock = fixedClock(shanghaiInstant(dayOfNumber(dayNumber(shanghaiDay(now)) - 2), '09:30').toISOString());
  const [custodian, head] = [actors.get('baoguan') as StaffActor, actors.get('weiling') as StaffActor];
  const post = { organisationId: head.grants[0]?.organisationId as string, title: official.title, from: null, to: null };
  await createPerson(systemContext('demo', clock), { code: official.code, name: official.name, kind: 'cadre', posts: [post], joinedPartyOn: null, managedBy: 'above' });
  await clue.saveHead({ actor: custodian, clock }, { accountId: head.accountId, version: 0 });
  await clue.takeReport(
    { actor: { kind: 'citizen' }, clock },
    {
      submissionKey: randomBytes(32).toString('base64url'),
      fields: { topic: 'duty', what: '演示：区里修停车场没有招标，验收单是后来补的。', when: '今年春天', placeId: null, placeText: '', people: [{ name: official.name, organisation: '', post: official.title }], howKnown: '亲眼见到', evidence: '验收单的照片', money: '', elsewhere: '', extra: {} },
      identity: { name: '演示群众', phone: '19900000000', identityNumber: '', address: '', callTimes: '晚上' },
      tellByPhone: false,
      files: [],
      channel: 'web',
    },
  );
}
