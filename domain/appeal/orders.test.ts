import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { useOffice } from '../../test/story/office';
import { malicious, mistaken, person, restore, reviewOf } from '../../test/story/review';
import { citizen, clearStory, withPhone } from '../../test/story/world';
import * as followUps from '../follow-up';
import { DeadlineModel, Fault, findApproval, installAnchors, native, ObjectId, settle, verifyAudit, type Deadline, type StaffActor } from '../kernel';
import { isSetAside, releaseRating } from '../rating';
import { appealsOf } from './rights';
import { isOpen } from './model';
import * as appeals from '.';

// Whatever is done in whatever order, with the events now or later: the same things hold.
const office = useOffice();
const { clock, as, at, version, call, send, answer, accept } = office;
const { rating, file, propose, decide, object } = reviewOf(office);
const who = () => office.world.actors;

interface Under {
  id: string;
  receiptCode: string;
  /** Somebody who may decide besides the one supervisor and the leader. */
  third: StaffActor;
}
type Step = (under: Under) => Promise<unknown>;

const openAppeal = async (id: string) => (await appealsOf([new ObjectId(id)])).find(isOpen)?._id ?? new ObjectId();
const applicantOf = async (id: string): Promise<StaffActor> => {
  const { accountId } = (await appealsOf([new ObjectId(id)])).find(isOpen)?.applicant ?? { accountId: null };
  return Object.values(who()).find((actor) => actor.accountId === accountId) ?? who().officer;
};
const decider = (index: number, { third }: Under): StaffActor => [who().supervisor, who().leader, third][index] as StaffActor;

const steps: Record<string, Step> = {
  appealByHall: ({ id }) => file(id),
  appealByDepartment: ({ id }) => file(id, who().department, { ...mistaken, grounds: ['contradicts'] }),
  proposeMalicious: ({ id }) => propose(id, malicious, who().supervisor),
  proposeMistaken: ({ id }) => propose(id, mistaken, who().leader),
  proposeValid: ({ id }) => propose(id, restore, who().officer),
  withdraw: async ({ id }) => appeals.withdrawAppeal(as(await applicantOf(id)), String(await openAppeal(id))),
  resubmit: async ({ id }) => appeals.resubmitAppeal(as(await applicantOf(id)), String(await openAppeal(id)), { reason: '补充了办件记录。', fileIds: [] }),
  object: ({ receiptCode }) => object(receiptCode),
  release: ({ id }) => releaseRating(as(who().handler), id, '查无实据，转窗口改进。'),
  call: ({ id }) => call(id, 'confirmed'),
  callSecondGood: ({ id }) => call(id, 'confirmed', { secondLevel: 'acceptable' }),
  callSecondBad: ({ id }) => call(id, 'confirmed', { secondLevel: 'dissatisfied' }),
  rateAgain: ({ receiptCode }) => followUps.rateAgain(citizen(clock), { receiptCode, idempotencyKey: randomUUID(), level: 'dissatisfied' }),
  explain: async ({ id }) => followUps.closeFollowUp(as(who().officer), id, { ...(await version(id)), kind: 'explained', toCitizen: '材料是按规定要的。' }),
  send: ({ id }) => send(id),
  answer: ({ id }) => answer(id),
  accept: ({ id }) => accept(id),
  pause: async ({ id }) => followUps.pauseFollowUp(as(who().officer), id, { ...(await version(id)), reason: '群众这周出差' }),
  resume: async ({ id }) => followUps.resumeFollowUp(as(who().officer), id, await version(id)),
  decideEscalation: async ({ id }) => followUps.decideEscalation(as(who().leader), id, { ...(await version(id)), decision: '约谈窗口负责人。', toCitizen: '窗口负责人已向您说明。' }),
  settle: () => settle(clock),
  nextDay: async () => clock.advance(86_400_000),
  nextWeek: async () => clock.advance(6 * 86_400_000),
};
for (const decision of ['approved', 'rejected', 'returned'] as const) {
  for (const index of [0, 1, 2]) steps[`${decision}By${index}`] = async (under) => decide(await openAppeal(under.id), decision, decider(index, under));
}

/** Holds at any moment, also before the events have come through. */
async function holdsAlways({ id }: Under): Promise<void> {
  const all = await appealsOf([new ObjectId(id)]);
  expect(all.filter((appeal) => appeal.openFor).length).toBeLessThanOrEqual(1);
  expect(all.filter(isOpen).map((appeal) => String(appeal.openFor))).toEqual(all.filter(isOpen).map(() => id));
  expect(all.filter((appeal) => appeal.origin === 'unit').length).toBeLessThanOrEqual(1);
  const { judgement, uncounted, trail } = await rating(id);
  // Whatever was added to the rating told the rollups to count anew.
  expect(uncounted).toBe(trail.seq);
  const judging = all.filter((appeal) => appeal.state === 'approved' || (appeal.state === 'rejected' && appeal.origin === 'unit')).at(-1);
  expect(judgement?.appealId.toHexString()).toBe(judging?._id.toHexString());
  if (!judging || !judgement) return;
  expect(judgement.verdict).toBe(judging.state === 'approved' ? judging.wanted : 'valid');
  const step = (await findApproval(judging._id))!.steps[0]!;
  expect(step.by).not.toBe(judging.applicant.accountId);
  expect(judging.against?.people ?? []).not.toContain(step.by);
}

/** Holds once everything has come through. */
async function holdsAtRest(under: Under): Promise<void> {
  const { id } = under;
  await settle(clock);
  await holdsAlways(under);
  const [rated, followUp] = [await rating(id), await followUps.loadFollowUp(id)];
  if (isSetAside(rated)) expect(followUp.state).toBe('closed');
  else expect(followUp.closing?.kind).not.toBe('setAside');
  expect([followUp.state === 'closed', rated.closed?.at]).toEqual([followUp.closing !== null, followUp.closing?.at]);
  const deadlines = (await native(DeadlineModel).find({}).toArray()) as Deadline[];
  const running = (subject: string) => deadlines.filter((deadline) => deadline.subject.id === subject && (deadline.state === 'open' || deadline.state === 'paused'));
  if (followUp.state === 'closed') expect(running(id)).toEqual([]);
  else expect(running(id).map(({ key }) => key)).toContain(followUp.current?.key);
  for (const appeal of await appealsOf([rated._id])) {
    const left = running(appeal._id.toHexString()).map(({ key, state }) => `${key.split(':')[2]} ${state}`);
    expect(left.sort()).toEqual(appeal.state === 'pending' ? ['decision open'] : appeal.state === 'returned' ? ['completion open', 'decision paused'] : []);
    expect((await findApproval(appeal._id))?.state).toBe(appeal.state);
  }
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true, findings: [] });
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'qingjian-anchors-'));
  installAnchors(dir);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('appeals, judgements, objections and follow-up acts in any order', async () => {
  const done: Record<string, number> = {};
  const name = fc.constantFrom(...Object.keys(steps));
  // Where the follow-up stands when it begins: acts of the far end have their turn too.
  const begun = fc.constantFrom([], ['call', 'explain', 'callSecondGood'], ['call', 'explain', 'callSecondBad'], ['call', 'send', 'answer', 'accept']);
  await fc.assert(
    fc.asyncProperty(fc.boolean(), begun, fc.array(name, { minLength: 10, maxLength: 40 }), async (secret, before, names) => {
      at('2026-11-20', '09:00');
      await clearStory();
      const made = await office.opened({ ...withPhone, reasons: secret ? ['903'] : ['208'] });
      const under = { ...made, third: person('另一位主管', ['ratingSupervisor', office.world.district]) };
      for (const step of [...before, ...names]) {
        await steps[step]!(under).then(
          () => { done[step] = (done[step] ?? 0) + 1; },
          (error: unknown) => { if (!(error instanceof Fault)) throw error; },
        );
        await holdsAlways(under);
      }
      await holdsAtRest(under);
    }),
    { numRuns: 50, seed: 20_261_128 },
  );
  // Every act came to its turn: the orders above are no empty ones.
  expect(Object.keys(steps).filter((step) => !done[step])).toEqual([]);
}, 240_000);
