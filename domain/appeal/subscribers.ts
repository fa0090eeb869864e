import { auditedChange, native, ObjectId, subscribe, type Context, type DomainEvent } from '../kernel';
import { findRating } from '../rating';
import { agree, appealEvents, loadAppeal } from './agree';
import { AppealModel, type Appeal } from './model';
import { lightNotice, notices } from './notices';

subscribe('approval.decided', 'appeal.agree', followApproval);
subscribe('approval.resubmitted', 'appeal.agree', followApproval);
subscribe('rating.released', 'appeal.release', release);
subscribe('deadline.yellow', 'appeal.notice', lightNotice('yellow'));
subscribe('deadline.red', 'appeal.notice', lightNotice('red'));

for (const type of appealEvents) {
  subscribe(type, 'appeal.agree', async (event, ctx) => void (await agree(ctx, new ObjectId(String(event.payload.appealId)))));
  const notice = notices[type];
  if (notice) subscribe(type, 'appeal.notice', async (event, ctx) => notice(ctx, event, await loadAppeal(String(event.payload.appealId))));
}

/** Decided, returned, withdrawn or asked for again, here or on the page of approvals. */
async function followApproval(event: DomainEvent, ctx: Context): Promise<void> {
  const { kind, subject } = event.payload as { kind: string; subject: { id: string } };
  if (kind === 'ratingJudgement') await agree(ctx, new ObjectId(subject.id));
}

/** A rating that was released has the path of its day, and so have its appeals; they stay within the commission. */
async function release(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (!rating || rating.secret) return;
  for (const { _id } of (await native(AppealModel).find({ ratingId: rating._id }).toArray()) as Appeal[]) {
    await auditedChange(AppealModel, _id, ctx, 'appeal.release', (appeal) => (appeal.path.length === rating.path.length ? null : { set: { path: rating.path } }));
  }
}
