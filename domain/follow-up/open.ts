import { auditedChange, firstTrail, isDuplicateKey, native, newOutbox, nextNumber, ObjectId, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { findRating, followUpSettingsOf, windowChain, type Rating } from '../rating';
import { chooseOfficer } from './assignment';
import { tell } from './command';
import { reconcileDeadlines } from './deadlines';
import { followUpFacts, FollowUpModel, sortKeyOf, type FollowUp } from './model';

/** A dissatisfied rating opens a follow-up, once: it has the rating's own id. */
export async function openFollowUp(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (!rating || rating.level !== 'dissatisfied') return;
  const known = (await native(FollowUpModel).findOne({ _id: rating._id })) as FollowUp | null;
  await reconcileDeadlines(ctx, known ?? (await insert(ctx, rating)));
}

async function insert(ctx: Context, rating: Rating): Promise<FollowUp> {
  const followUp = await newFollowUp(ctx, rating);
  try {
    await native(FollowUpModel).insertOne(followUp);
    return followUp;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await native(FollowUpModel).findOne({ _id: rating._id })) as FollowUp;
  }
}

async function newFollowUp(ctx: Context, rating: Rating): Promise<FollowUp> {
  const now = ctx.clock.now();
  const path = rating.secret ? rating.path : windowChain(rating);
  const settings = await followUpSettingsOf(ctx, rating.hall.id);
  const officer = await chooseOfficer(ctx, { path, secret: rating.secret, integrity: rating.integrity, hall: rating.hall });
  const year = Number(shanghaiDay(rating.receivedAt).slice(0, 4));
  const body: Omit<FollowUp, 'trail' | 'sortKey'> = {
    _id: rating._id,
    number: await nextNumber({ kind: 'PY', year, subjectId: rating._id.toHexString() }),
    state: 'toContact',
    path,
    sentPath: [],
    secret: rating.secret,
    integrity: rating.integrity,
    district: rating.district,
    hall: rating.hall,
    window: rating.window,
    department: rating.department,
    reasons: rating.reasons,
    hasPhone: rating.phone !== undefined,
    ratedAt: rating.receivedAt,
    // The days that the citizen was promised, whatever the settings are by now.
    firstContactDays: rating.firstContact?.workingDays ?? settings.firstContactDays,
    closingDays: rating.closing?.workingDays ?? settings.closingDays,
    escalationDays: settings.escalationDays,
    officer,
    assignedAt: officer && now,
    assignedBy: null,
    firstContactAt: null,
    contacts: [],
    callAgainAt: null,
    phoneRevealedAt: null,
    rectifications: [],
    answers: [],
    awaiting: null,
    second: null,
    pause: null,
    extensions: [],
    escalation: null,
    closing: null,
    note: '',
    noteVersion: 0,
    current: null,
  };
  const followUp = { ...body, outbox: newOutbox(ctx, [tell(body, 'followUp.opened')]) };
  return { ...followUp, sortKey: sortKeyOf(followUp), trail: firstTrail(ctx, 'followUp.open', { number: body.number }, followUpFacts(followUp as FollowUp)) };
}

/** The commission released the rating: hall and department of its day may see the follow-up too. */
export async function releaseFollowUp(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (!rating || rating.level !== 'dissatisfied') return;
  await auditedChange(FollowUpModel, rating._id, ctx, 'followUp.release', (followUp) => (followUp.secret ? { set: { secret: false, path: windowChain(rating) } } : null));
}
