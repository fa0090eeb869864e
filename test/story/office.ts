import { randomUUID } from 'node:crypto';
import { followUpListQuery, type FollowUpDetail, type RecordContactRequest } from '../../contracts/follow-up';
import type { SubmitRatingInput } from '../../contracts/rating';
import * as followUps from '../../domain/follow-up';
import { Fault, fixedClock, listInbox, settle, type Context, type StaffActor } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { buildRating, buildWorld, clearStory, rate, type World } from './world';

export const codeOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
export const messageOf = (act: Promise<unknown>) => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.message : String(error)));
export const fieldsOf = (act: Promise<unknown>) => act.then(() => [], (error: unknown) => (error instanceof Fault ? (error.fields ?? []).map((field) => field.path) : [String(error)]));

/** The follow-up office of a small district, without the door: each test begins on Friday 20 November 2026, 09:00. */
export function useOffice() {
  useTestDatabase();
  const clock = fixedClock('2026-11-20T01:00:00Z');
  let world: World;
  const as = (actor: StaffActor): Context => ({ actor, clock });
  const officer = (): Context => as(world.actors.officer);
  const version = async (id: string) => ({ version: (await followUps.loadFollowUp(id)).trail.seq });
  /** Wall clock in Asia/Shanghai. */
  const at = (day: string, time: string): void => clock.set(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());

  beforeAll(async () => {
    world = await buildWorld(clock);
  });
  beforeEach(async () => {
    at('2026-11-20', '09:00');
    await clearStory();
  });

  return {
    get world(): World {
      return world;
    },
    clock,
    as,
    officer,
    version,
    at,
    /** A rating is given and its follow-up opened. */
    async opened(input: Partial<SubmitRatingInput> = {}): Promise<{ id: string; receiptCode: string }> {
      const { receiptCode } = await rate(clock, buildRating(world, input));
      await settle(clock);
      return { id: (await followUps.findFollowUpByReceipt(receiptCode))!._id.toHexString(), receiptCode };
    },
    show: (id: string, actor = world.actors.officer): Promise<FollowUpDetail> => followUps.showFollowUp(as(actor), id),
    list: (actor: StaffActor, query: object = {}) => followUps.listFollowUps(as(actor), followUpListQuery.parse(query)),
    async call(id: string, outcome: RecordContactRequest['outcome'], more: Partial<RecordContactRequest> = {}): Promise<void> {
      await followUps.recordContact(officer(), id, { ...(await version(id)), idempotencyKey: randomUUID(), outcome, note: '', ...more });
    },
    async send(id: string): Promise<void> {
      const what = { words: '没有一次说清要什么材料', photoIds: [], instruction: '请核实并整改', workingDays: 3 };
      await followUps.sendRectification(officer(), id, { ...(await version(id)), departmentId: world.department._id.toHexString(), ...what });
    },
    async answer(id: string): Promise<void> {
      const what = { measures: '窗口贴出了材料清单', toCitizen: '材料清单已贴在窗口，谢谢您。', proofIds: [] };
      await followUps.answerRectification(as(world.actors.department), id, { ...(await version(id)), ...what });
    },
    accept: async (id: string) => followUps.acceptRectification(officer(), id, await version(id)),
    inbox: async (actor: StaffActor) => (await listInbox(as(actor), { unread: 'all', limit: 50 })).items.map((message) => message.title).reverse(),
  };
}
