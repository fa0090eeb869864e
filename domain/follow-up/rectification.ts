import type { AnswerRectificationRequest, SendRectificationRequest } from '../../contracts/follow-up';
import { actorName, addWorkingDays, claimFiles, fail, findOrganisation, ObjectId, shanghaiDay, type Context } from '../kernel';
import { findRating } from '../rating';
import { carryOut, tell } from './command';
import { currentRectification, type FollowUp, type Rectification } from './model';

/** Passes on to the department what the officer chose, with what it should do and its own deadline. */
export async function sendRectification(ctx: Context, id: string, input: SendRectificationRequest): Promise<FollowUp> {
  const department = await findOrganisation(input.departmentId);
  return carryOut(
    ctx,
    id,
    'sendRectification',
    async (followUp) => {
      if (!department?.active || department.kind !== 'department' || !department.path.some((one) => one.equals(followUp.district.id))) {
        return fail('badRequest', { fields: [{ path: 'departmentId', message: '请选一个在用的部门' }] });
      }
      const photoIds = await photosOf(followUp, input.photoIds);
      const now = ctx.clock.now();
      const sent: Rectification = {
        round: followUp.rectifications.length + 1,
        state: 'sent',
        department: { id: department._id, name: department.name },
        sentAt: now,
        workingDays: input.workingDays,
        words: input.words,
        photoIds,
        instruction: input.instruction,
        answer: null,
        returnReason: null,
      };
      const known = new Set(followUp.path.map(String));
      return {
        set: { state: 'rectifying', path: [...followUp.path, ...department.path.filter((one) => !known.has(String(one)))], sentPath: department.path, callAgainAt: null, ...(followUp.firstContactAt ? {} : { firstContactAt: now }) },
        push: { rectifications: sent },
        // The words may be the citizen's own, who may take them back: they stand in the facts, not in the trail.
        detail: { department: department.name, photos: photoIds.length, workingDays: input.workingDays },
        events: [tell(followUp, 'followUp.rectificationSent', { round: sent.round })],
      };
    },
    { version: input.version },
  );
}

async function photosOf(followUp: FollowUp, chosen: string[]): Promise<ObjectId[]> {
  if (chosen.length === 0) return [];
  const own = new Set(((await findRating(followUp._id))?.photoIds ?? []).map(String));
  const stranger = chosen.findIndex((photo) => !own.has(photo));
  if (stranger >= 0) fail('badRequest', { fields: [{ path: `photoIds.${stranger}`, message: '这张照片不是这条评议的' }] });
  return chosen.map((photo) => new ObjectId(photo));
}

/** The department's answer: what it did, what the citizen is told, and proof that was uploaded before. */
export async function answerRectification(ctx: Context, id: string, input: AnswerRectificationRequest): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'answerRectification',
    async (followUp) => {
      const proofIds = input.proofIds.length > 0 ? await claimFiles(ctx, input.proofIds, { type: 'followUp', id: followUp._id.toHexString() }) : [];
      const answer = { at: ctx.clock.now(), by: actorName(ctx.actor), measures: input.measures, toCitizen: input.toCitizen, proofIds };
      const place = `rectifications.${followUp.rectifications.length - 1}`;
      return {
        set: { state: 'answered', [`${place}.state`]: 'answered', [`${place}.answer`]: answer },
        detail: { proofs: proofIds.length },
        events: [tell(followUp, 'followUp.rectificationAnswered', { round: followUp.rectifications.length })],
      };
    },
    { version: input.version },
  );
}

/** The officer is not satisfied with the answer: the department has another round, of the same length. */
export async function returnRectification(ctx: Context, id: string, input: { version: number; reason: string }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'returnRectification',
    (followUp) => {
      const last = currentRectification(followUp)!;
      const next: Rectification = { ...last, round: last.round + 1, state: 'sent', sentAt: ctx.clock.now(), answer: null, returnReason: input.reason };
      const returned: Rectification = { ...last, state: 'returned' };
      return {
        set: { state: 'rectifying', rectifications: [...followUp.rectifications.slice(0, -1), returned, next] },
        detail: { reason: input.reason },
        events: [tell(followUp, 'followUp.rectificationReturned', { round: next.round })],
      };
    },
    { version: input.version },
  );
}

/** The answer is good: it is told to the citizen, who is now asked for a second rating. */
export async function acceptRectification(ctx: Context, id: string, input: { version: number }): Promise<FollowUp> {
  return carryOut(
    ctx,
    id,
    'acceptRectification',
    (followUp) => {
      const { answer, department, round } = currentRectification(followUp)!;
      return {
        set: { ...awaitSecondRating(followUp, 'putRight', ctx.clock.now()), [`rectifications.${followUp.rectifications.length - 1}.state`]: 'accepted' },
        push: { answers: { from: department.name, at: ctx.clock.now(), text: answer!.toCitizen } },
        events: [tell(followUp, 'followUp.rectificationAccepted', { round })],
      };
    },
    { version: input.version },
  );
}

/** Working days a citizen has at least for a second rating by receipt. */
const secondRatingDays = 2;

/** The citizen has time until the promised closing day, and never less than two working days. */
export function awaitSecondRating(followUp: FollowUp, kind: 'putRight' | 'explained', now: Date): Record<string, unknown> {
  const promised = addWorkingDays(shanghaiDay(followUp.ratedAt), followUp.closingDays);
  const least = addWorkingDays(shanghaiDay(now), secondRatingDays);
  return { state: 'awaitingSecondRating', awaiting: { kind, since: now, until: promised > least ? promised : least }, callAgainAt: null };
}

