import type { AppealOrigin, FileAppealRequest, ProposeJudgementRequest } from '../../contracts/appeal';
import type { ObjectRequest, RatingVerdict } from '../../contracts/rating';
import { authorize, claimFiles, fail, findApproval, firstTrail, isDuplicateKey, keyedHash, native, newOutbox, ObjectId, type Context, type StaffActor } from '../kernel';
import { objectToClosing } from '../follow-up';
import { findRating, findRatingByReceipt, isSetAside, type Rating } from '../rating';
import { agree, loadAppeal, tell } from './agree';
import { appealFacts, AppealModel, type Appeal } from './model';
import { toJudge, unitPathOf } from './policy';
import { appealsOf, proposable, underReview, whyNotAppeal, whyNotObject } from './rights';

/** @throws Fault notFound, also for what lies outside the scope or is secret to the viewer */
export async function visibleRating(ctx: Context, id: string): Promise<Rating> {
  const rating = (ObjectId.isValid(id) ? await findRating(new ObjectId(id)) : null) ?? fail('notFound');
  authorize(ctx.actor, 'rating.list', rating);
  return rating;
}

/** The rated unit asks for its rating to be looked at again, in time and once. @throws Fault notFound, forbidden, wrongState, badRequest */
export async function fileAppeal(ctx: Context, ratingId: string, input: FileAppealRequest): Promise<Appeal> {
  const rating = await visibleRating(ctx, ratingId);
  authorize(ctx.actor, 'appeal.file', rating);
  return appealAgainst(ctx, rating, input);
}

/** The same for whoever the caller knows to be the one that was rated. @throws Fault wrongState, badRequest */
export async function appealAgainst(ctx: Context, rating: Rating, input: FileAppealRequest): Promise<Appeal> {
  const refusal = whyNotAppeal(ctx, rating, await appealsOf([rating._id]));
  if (refusal) fail('wrongState', { message: refusal });
  return begin(ctx, rating, { ...input, origin: 'unit', applicant: applicantOf(ctx), secret: false, unitFor: rating._id });
}

/** Somebody of the commission proposes a judgement. @throws Fault notFound, forbidden, wrongState, badRequest */
export async function proposeJudgement(ctx: Context, ratingId: string, input: ProposeJudgementRequest): Promise<Appeal> {
  const rating = await visibleRating(ctx, ratingId);
  authorize(ctx.actor, 'appeal.propose', toJudge(rating));
  const possible = proposable(rating, await appealsOf([rating._id]));
  if (possible.length === 0) fail('wrongState', { message: underReview });
  if (!possible.includes(input.wanted)) fail('badRequest', { fields: [{ path: 'wanted', message: '这条评议现在就是这样，不用再认定' }] });
  return begin(ctx, rating, { ...input, origin: 'commission', applicant: applicantOf(ctx), secret: true });
}

/**
 * The citizen does not agree, by receipt: where the rating is set aside with that, otherwise with the closing of its
 * follow-up. The same key again changes nothing.
 *
 * @throws Fault receiptNotFound, wrongState
 */
export async function objectByReceipt(ctx: Context, input: ObjectRequest): Promise<void> {
  const rating = await findRatingByReceipt(input.receiptCode);
  if (!rating) return fail('receiptNotFound');
  const appeals = await appealsOf([rating._id]);
  const keyHash = keyedHash('appeal.object', input.idempotencyKey);
  const known = appeals.find((appeal) => appeal.keyHash === keyHash);
  if (known) return void (await agree(ctx, known._id));
  if (!isSetAside(rating)) return objectToClosing(ctx, input);
  const refusal = whyNotObject(ctx, rating, appeals);
  if (refusal) fail('wrongState', { message: refusal });
  const against = await judgementOf(rating.judgement!.appealId);
  await begin(ctx, rating, { wanted: 'valid', grounds: [], reason: input.text, fileIds: [], origin: 'citizen', applicant: { accountId: null, name: '群众' }, secret: true, against, keyHash });
}

async function judgementOf(appealId: ObjectId): Promise<NonNullable<Appeal['against']>> {
  const [appeal, approval] = await Promise.all([loadAppeal(appealId), findApproval(appealId)]);
  return { appealId, people: [appeal.applicant.accountId, ...(approval?.steps.map((step) => step.by) ?? [])].filter((one) => one !== null) };
}

const applicantOf = (ctx: Context): Appeal['applicant'] => ({ accountId: (ctx.actor as StaffActor).accountId, name: (ctx.actor as StaffActor).name });

const verbs: Record<AppealOrigin, string> = { unit: 'appeal.file', commission: 'appeal.propose', citizen: 'appeal.object' };

interface Asked extends Pick<Appeal, 'origin' | 'applicant' | 'secret' | 'reason' | 'grounds' | 'against' | 'keyHash' | 'unitFor'> {
  wanted: RatingVerdict;
  fileIds: string[];
}

/** Written down first; number, approval and deadline follow at once, or by the event after a crash. */
async function begin(ctx: Context, rating: Rating, { fileIds, ...asked }: Asked): Promise<Appeal> {
  const _id = new ObjectId();
  const files = fileIds.length > 0 ? await claimFiles(ctx, fileIds, { type: 'appeal', id: _id.toHexString() }) : [];
  const body: Omit<Appeal, 'trail'> = {
    _id,
    ...withoutUndefined(asked),
    state: 'pending',
    fileIds: files,
    ratingId: rating._id,
    path: rating.path,
    unitPath: unitPathOf(rating),
    district: rating.district,
    hall: rating.hall,
    window: rating.window,
    department: rating.department,
    level: rating.level,
    ratedAt: rating.receivedAt,
    filedAt: ctx.clock.now(),
    decision: null,
    endedAt: null,
    returns: [],
    approvalSeq: 1,
    openFor: rating._id,
  };
  const { origin, wanted, grounds } = asked;
  try {
    await native(AppealModel).insertOne({ ...body, trail: firstTrail(ctx, verbs[origin], { wanted, grounds }, appealFacts(body)), outbox: newOutbox(ctx, [tell(body, 'appeal.filed')]) });
  } catch (error) {
    // Somebody was faster.
    if (isDuplicateKey(error)) fail('wrongState', { message: underReview });
    throw error;
  }
  return agree(ctx, _id);
}

const withoutUndefined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
