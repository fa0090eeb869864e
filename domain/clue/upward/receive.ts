import { createHmac } from 'node:crypto';
import { claimFiles } from '../report/attachments';
import { takeHandoverCode } from '../report/code';
import type { ClueDistrict } from '../district';
import { sealClue, type ToSeal } from '../sealing/seal';
import { lastingSecret, native, ObjectId, trailOfNew, type Context, type Day } from '../../kernel';
import type { UpwardContent, UpwardTalk } from './content';
import { UpwardModel, upwardFacts, type UpwardReport } from './model';

export interface NewUpward {
  district: ClueDistrict;
  receivedOn: Day;
  reporter: UpwardReport['reporter'];
}

/** Under which its files and later words lie: the same for the same report, and nobody without the key file gets to it. */
export const partsIdOf = (_id: ObjectId): ObjectId => new ObjectId(createHmac('sha256', lastingSecret('clue upward parts')).update(_id.id).digest().subarray(0, 12));

/** What comes in and is for the level above: sealed to whoever passes it on, and to him only. Never a clue. */
export async function insertUpward(ctx: Context, toSeal: ToSeal & { content: UpwardContent; talk: UpwardTalk }, about: NewUpward): Promise<UpwardReport> {
  await claimFiles(toSeal.content.files, partsIdOf(toSeal._id));
  return storeUpward(ctx, 'upward.received', toSeal, about);
}

/** Seals and inserts it. @throws a duplicate key where it is there already */
export async function storeUpward(ctx: Context, verb: string, toSeal: ToSeal & { content: UpwardContent; talk: UpwardTalk }, { district, receivedOn, reporter }: NewUpward, kept: (sealed: Sealed) => Promise<Sealed> = (sealed) => Promise.resolve(sealed)): Promise<UpwardReport> {
  const { _id, readers } = toSeal;
  const { shredSlot, ...sealed } = await kept(await sealClue(toSeal));
  const facts: Omit<UpwardReport, 'trail'> = {
    _id,
    code: await takeHandoverCode({ id: _id, receivedOn, districtCode: district.code }),
    receivedOn,
    state: 'sealed',
    path: [district.id],
    holders: readers.map(({ accountId }) => accountId),
    shownTo: readers.map(({ accountId }) => accountId),
    identity: 'kept',
    shredSlot,
    partsId: partsIdOf(_id),
    reporter,
    handOver: null,
    destruction: null,
    sealed,
  };
  const report: UpwardReport = { ...facts, trail: await trailOfNew('upwardReports', _id, ctx, verb, {}, upwardFacts(facts)) };
  await native(UpwardModel).insertOne(report);
  return report;
}

export type Sealed = Awaited<ReturnType<typeof sealClue>>;
