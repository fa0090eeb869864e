import { dropAttachments } from '../clue';
import type { BoundPerson } from '../follower';
import { decryptText, encryptText, fail, isDuplicateKey, keyedHash, native, ObjectId, type Context } from '../kernel';
import { draftContent, emptyContent, type DraftContent } from './content';
import { draftPurpose, OfficerDraftModel, type OfficerDraft } from './draft-model';

const draftMs = 24 * 60 * 60_000;
const attempts = 200;
const drafts = () => native(OfficerDraftModel);

/** A draft that can be read and changed. */
export interface OpenDraft {
  reportId: ObjectId;
  until: Date;
  content: DraftContent;
}

const draftIdOf = (personId: ObjectId): ObjectId => new ObjectId(Buffer.from(keyedHash('officerDraft', personId.toHexString()), 'base64url').subarray(0, 12));

/** The officer's draft as stored, unless its day is over. */
export async function storedDraft(ctx: Context, personId: ObjectId): Promise<OfficerDraft | null> {
  const found = await drafts().findOne({ _id: draftIdOf(personId) });
  return found && found.expireAt > ctx.clock.now() ? found : null;
}

/** What he is writing; null where there is nothing, or it was handed in. */
export async function findDraft(ctx: Context, personId: ObjectId): Promise<OpenDraft | null> {
  const found = await storedDraft(ctx, personId);
  return found?.state === 'writing' ? opened(found) : null;
}

export const contentOf = (draft: OfficerDraft): DraftContent => draftContent.parse(JSON.parse(decryptText(draft.content ?? fail('notFound'), draftPurpose(draft))));
const opened = (draft: OfficerDraft): OpenDraft => ({ reportId: draft.reportId, until: draft.expireAt, content: contentOf(draft) });

/** His draft, begun if he has none. Of two that begin at once one begins and both have it. */
export async function beginDraft(ctx: Context, officer: BoundPerson): Promise<OpenDraft> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await drafts().findOne({ _id: draftIdOf(officer.personId) });
    // Handed in, and the report not yet made: the sweeper is about to; what was written must not be lost.
    if (found?.state === 'sent' && found.content !== undefined) return fail('conflict');
    if (found?.state === 'writing' && found.expireAt > ctx.clock.now()) return opened(found);
    const begun = newDraft(ctx, officer, (found?.version ?? 0) + 1);
    if (await put(begun, found)) {
      if (found?.state === 'writing') await discardFiles(found);
      return opened(begun);
    }
  }
  return fail('conflict');
}

async function put(draft: OfficerDraft, before: OfficerDraft | null): Promise<boolean> {
  if (before) return (await drafts().replaceOne({ _id: draft._id, version: before.version }, draft)).modifiedCount === 1;
  try {
    await drafts().insertOne(draft);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

function newDraft(ctx: Context, { personId, name, organisationName }: BoundPerson, version: number): OfficerDraft {
  const reportId = new ObjectId();
  const content = sealContent({ reportId }, emptyContent({ personId: personId.toHexString(), name, organisationName }, ctx.clock.now()));
  return { _id: draftIdOf(personId), reportId, state: 'writing', version, content, expireAt: new Date(ctx.clock.now().getTime() + draftMs) };
}

export const sealContent = (draft: Pick<OfficerDraft, 'reportId'>, content: DraftContent): string => encryptText(JSON.stringify(content), draftPurpose(draft));

/**
 * Changes what is written by compare-and-set: of several messages at once none is lost, whichever process has it.
 * `change` is asked again when another was faster; null changes nothing.
 *
 * @returns the draft afterwards; null where there is no such draft any more, or it was handed in
 */
export async function changeDraft(ctx: Context, personId: ObjectId, reportId: ObjectId, change: (content: DraftContent) => DraftContent | null): Promise<OpenDraft | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await storedDraft(ctx, personId);
    if (found?.state !== 'writing' || !found.reportId.equals(reportId)) return null;
    const before = opened(found);
    const content = change(before.content);
    if (!content) return before;
    const written = await drafts().updateOne({ _id: found._id, version: found.version }, { $set: { content: sealContent(found, content), version: found.version + 1 } });
    if (written.modifiedCount === 1) return { ...before, content };
  }
  return fail('conflict');
}

/** Thrown away, pictures and recordings too. */
export async function discardDraft(personId: ObjectId, reportId: ObjectId): Promise<void> {
  const found = await drafts().findOneAndDelete({ _id: draftIdOf(personId), reportId, state: 'writing' });
  if (found) await discardFiles(found);
}

/** Those whose day is over; answers how many. */
export async function discardExpired(ctx: Context): Promise<number> {
  const late = await drafts().find({ expireAt: { $lte: ctx.clock.now() } }).limit(500).toArray();
  let discarded = 0;
  for (const { _id, version } of late) {
    // What was handed in and not finished yet is kept until it is.
    const gone = await drafts().findOneAndDelete({ _id, version, $or: [{ state: 'writing' }, { content: { $exists: false } }] });
    if (gone?.state === 'writing') await discardFiles(gone);
    discarded += gone ? 1 : 0;
  }
  return discarded;
}

const discardFiles = (draft: OfficerDraft): Promise<void> => dropAttachments(contentOf(draft).files.map((file) => file.token));
