import type { OwnOfficerReport } from '../../contracts/officer-report';
import { stagesOf, type Clue } from '../clue';
import { decryptText, encryptText, keyedHash, native, ObjectId } from '../kernel';
import { OfficerClueModel, ownPurpose, type OfficerClue } from './own-model';

const owns = () => native(OfficerClueModel);
const shownMost = 20;

const ownerOf = (personId: ObjectId): string => keyedHash('officerClue.owner', personId.toHexString());
const clueIdOf = (own: OfficerClue): ObjectId => new ObjectId(decryptText(own.sealed, ownPurpose(own)));

/** That this is his. */
export async function rememberOwn(personId: ObjectId, { _id: clue }: Pick<Clue, '_id'>): Promise<void> {
  const clueId = clue.toHexString();
  const _id = new ObjectId(Buffer.from(keyedHash('officerClue', clueId), 'base64url').subarray(0, 12));
  await owns().updateOne({ _id }, { $setOnInsert: { owner: ownerOf(personId), sealed: encryptText(clueId, ownPurpose({ _id })) } }, { upsert: true });
}

/** His own reports, newest first, and how far each is; nothing of what he wrote. */
export async function ownReports(personId: ObjectId): Promise<OwnOfficerReport[]> {
  const found = await owns().find({ owner: ownerOf(personId) }).toArray();
  const stages = await stagesOf(found.map(clueIdOf));
  return [...stages.values()]
    .sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.code.localeCompare(a.code))
    .slice(0, shownMost)
    .map(({ code, receivedOn, stage }) => ({ number: code, receivedOn, stage }));
}

/** Of a report that was destroyed nothing stays here either; answers how many. */
export async function forgetDestroyed(): Promise<number> {
  let forgotten = 0;
  for await (const own of owns().find({})) {
    if ((await stagesOf([clueIdOf(own)])).size === 0) forgotten += (await owns().deleteOne({ _id: own._id })).deletedCount;
  }
  return forgotten;
}
