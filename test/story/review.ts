import { randomUUID } from 'node:crypto';
import type { FileAppealRequest, ProposeJudgementRequest } from '../../contracts/appeal';
import * as appeals from '../../domain/appeal';
import { native, ObjectId, type Context, type OrganisationRecord, type StaffActor } from '../../domain/kernel';
import type { Role } from '../../contracts/roles';
import { findRatingByReceipt, RatingModel, type Rating } from '../../domain/rating';
import { buildRating, citizen, rate, type World } from './world';
import type { useOffice } from './office';

/** Somebody with grants of the test's own; no account is needed to act. */
export const person = (name: string, ...grants: [Role, OrganisationRecord | ObjectId, StaffActor?][]): StaffActor => ({
  kind: 'staff',
  accountId: new ObjectId().toHexString(),
  name,
  grants: grants.map(([role, at, principal]) => ({ role, organisationId: (at instanceof ObjectId ? at : at._id).toHexString(), ...(principal ? { asDeputyOf: principal.accountId } : {}) })),
});

export const mistaken: FileAppealRequest = { wanted: 'mistaken', grounds: ['saidOnCall'], reason: '群众在回访电话里说是点错了。', fileIds: [] };
export const malicious: ProposeJudgementRequest = { wanted: 'malicious', grounds: ['noVisit'], reason: '当天没有这个人的办件记录。', fileIds: [] };
export const restore: ProposeJudgementRequest = { wanted: 'valid', grounds: [], reason: '查到了取号记录，确实来过。', fileIds: [] };

/** What is done about a rating in review, on top of the follow-up office. */
export function reviewOf(office: ReturnType<typeof useOffice>) {
  const as = (actor: StaffActor): Context => office.as(actor);
  const world = (): World => office.world;
  return {
    /** A rating of any level, without waiting for events. */
    async rated(overrides: Parameters<typeof buildRating>[1] = {}): Promise<{ id: string; receiptCode: string }> {
      const { receiptCode } = await rate(office.clock, buildRating(world(), overrides));
      return { id: (await findRatingByReceipt(receiptCode))!._id.toHexString(), receiptCode };
    },
    rating: async (id: string): Promise<Rating> => (await native(RatingModel).findOne({ _id: new ObjectId(id) })) as Rating,
    file: (id: string, actor = world().actors.hallManager, input = mistaken) => appeals.fileAppeal(as(actor), id, input),
    propose: (id: string, input = malicious, actor = world().actors.officer) => appeals.proposeJudgement(as(actor), id, input),
    decide: (id: string | ObjectId, decision: 'approved' | 'rejected' | 'returned' = 'approved', actor = world().actors.supervisor) => appeals.decideAppeal(as(actor), String(id), { decision, opinion: '听过录音，看过材料。' }),
    object: (receiptCode: string, idempotencyKey: string = randomUUID()) => appeals.objectByReceipt(citizen(office.clock), { idempotencyKey, receiptCode, text: '我当天确实来办过事，请再查一查。' }),
    progress: (receiptCode: string) => appeals.progressByReceipt(citizen(office.clock), receiptCode),
    show: (id: string | ObjectId, actor = world().actors.supervisor) => appeals.showAppeal(as(actor), String(id)),
  };
}
