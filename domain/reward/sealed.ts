import { createHmac } from 'node:crypto';
import mongoose from 'mongoose';
import { z } from 'zod';
import { day } from '../../contracts/common';
import { defineCluePart, partPurpose, withPart, type Clue } from '../clue';
import { fail, lastingSecret, openJson, openKey, readShredKey, sealJson, sealKey, unwrapText, wipe, wrapText, type Context, type KeyPair, type ObjectId } from '../kernel';
import { proposals, type RewardProposalRecord } from './model';

/** What is sealed of a proposal, under the clue's content key: for whoever may read the clue. */
const sealedProposal = z.object({
  rule: z.object({ name: z.string(), conditions: z.string(), basis: z.string(), scaleVersion: z.number() }),
  amount: z.number().int(),
  grounds: z.string(),
  proposerId: z.string(),
  proposedOn: day,
  approvals: z.array(z.object({ accountId: z.string(), day, leader: z.boolean() })),
  refusal: z.object({ accountId: z.string(), day, reason: z.string() }).nullable(),
});
export type SealedProposal = z.infer<typeof sealedProposal>;
type Place = Pick<RewardProposalRecord, '_id' | 'revision'>;

const purposeOf = (clue: Pick<Clue, '_id'>, { _id, revision }: Place): string => `${partPurpose(clue, 'content')}:reward:${_id.toHexString()}:${revision}`;

/** @throws Fault forbidden, keysClosed, notFound (destroyed) */
export const sealProposal = (ctx: Context, clue: Clue, place: Place, plain: SealedProposal): Promise<mongoose.mongo.Binary> => withPart(ctx, clue, 'content', (key) => new mongoose.mongo.Binary(sealJson(plain, key, purposeOf(clue, place))));

/** @throws Fault as `sealProposal` */
export function openProposal(ctx: Context, clue: Clue, proposal: RewardProposalRecord): Promise<SealedProposal> {
  const { sealed } = proposal;
  if (!sealed) return fail('notFound');
  return withPart(ctx, clue, 'content', (key) => sealedProposal.parse(openJson(sealed.buffer, key, purposeOf(clue, proposal))));
}

/** From which the reward is made, also where a crash came before it was: by whoever holds the receipt. */
const claim = z.object({ rewardId: z.string(), amount: z.number().int(), approvedBy: z.array(z.string()), month: z.string(), expiresOn: day });
export type Claim = z.infer<typeof claim>;
const claimPurpose = (clue: Pick<Clue, '_id'>, { _id }: Pick<RewardProposalRecord, '_id'>): string => `${partPurpose(clue, 'talk')}:reward:${_id.toHexString()}`;
/** Of one length, so that the size tells no amount. */
const claimBytes = 400;

/** To the receipt alone: no reader, no custodian and no share opens it. */
export async function sealClaim(clue: Clue, proposal: Pick<RewardProposalRecord, '_id'>, plain: Claim): Promise<string> {
  const shredKey = (await readShredKey(clue.shredSlot)) ?? fail('notFound');
  try {
    return wrapText(await sealKey(Buffer.from(JSON.stringify(plain).padEnd(claimBytes)), Buffer.from(clue.reporter.publicKey, 'base64url')), shredKey, claimPurpose(clue, proposal));
  } finally {
    wipe(shredKey);
  }
}

/** Null once the clue was destroyed. */
export async function openClaim(clue: Clue, pair: KeyPair, proposal: RewardProposalRecord): Promise<Claim | null> {
  const shredKey = await readShredKey(clue.shredSlot);
  if (!shredKey || !proposal.claim) return null;
  try {
    const bytes = await openKey(unwrapText(proposal.claim, shredKey, claimPurpose(clue, proposal)), pair);
    return claim.parse(JSON.parse(bytes.toString()));
  } finally {
    wipe(shredKey);
  }
}

/** By which the proposals of a clue are found: nobody without the key file gets from one to the other. */
export const clueHashOf = (clueId: ObjectId): string => createHmac('sha256', lastingSecret('reward clue')).update(clueId.toHexString()).digest('base64url');

export const proposalsOf = (clueId: ObjectId): Promise<RewardProposalRecord[]> => proposals().find({ clueHash: clueHashOf(clueId) }, { sort: { slot: 1 } }).toArray();

// What was approved stays with accounting, without what it was for.
defineCluePart({ name: 'rewards', erase: async (clueId) => void (await proposals().updateMany({ clueHash: clueHashOf(clueId) }, { $unset: { sealed: '', claim: '', clueSealed: '' } })) });
