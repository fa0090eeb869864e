import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../contracts/common';
import type { InviteRequest } from '../../contracts/follower';
import { defineAudited, defineEventSource, defineSealed, outboxSchema, trailSchema, type Audited, type ObjectId, type OutboxEvent } from '../kernel';

/** One answer to whether reminders may be sent; the newest counts, the earlier ones are the proof of what held before. */
export interface Consent {
  kind: 'reminders';
  given: boolean;
  at: Date;
  /** What was agreed to, whole: the wording of today may be another. */
  version: string;
  text: string;
  by: 'chat' | 'mini';
}

/** 'expired' is not stored: it is open beyond its last day. */
export interface Invitation {
  _id: ObjectId;
  /** Keyed: the code itself is nowhere. */
  codeHash: string;
  state: 'open' | 'used' | 'withdrawn';
  by: InviteRequest['by'];
  at: Date;
  /** The last day on which it can be used. */
  validUntil: Day;
}

/** How one person stands with the official account. Of whoever is not bound there is no openid here. */
export interface FollowerRecord extends Audited {
  personId: ObjectId;
  /** The person's 工号, which never changes: by it an auditor finds the record. */
  code: string;
  /** Sealed, and found by its keyed hash. The mini-program knows the same person by another openid. */
  openid?: string;
  openidHash?: string;
  miniOpenid?: string;
  miniOpenidHash?: string;
  /** Of the official account, as WeChat last told. */
  follows: boolean;
  boundAt: Date | null;
  consents: Consent[];
  /** The newest last; a few earlier ones stay, so that an old slip is answered with what became of it. */
  invitations: Invitation[];
  /** What a platform said when a message could not be brought to this person; gone as soon as he is heard of. */
  unreachable: { code: string; at: Date } | null;
  /** The question whose answer the chat waits for, kept here so that any process can take it up. */
  asked?: { question: 'consent'; at: Date };
  /** The six digits that lead from the chat into the mini-program. */
  miniCode?: { hash: string; until: Date };
  /** Sealed, from the invitation by SMS until the delivery is written down; the code is nowhere else. */
  smsCode?: string;
  /** Invited on paper by an import: nobody has seen the code, and a fresh one is made when the slips are printed. */
  toPrint?: Date;
  /** When the follower is to be tagged at WeChat; gone once that is done. */
  tagDue?: Date;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const schema = new Schema<FollowerRecord>(
  {
    personId: { type: id, required: true },
    code: { type: String, required: true },
    openid: String,
    openidHash: String,
    miniOpenid: String,
    miniOpenidHash: String,
    follows: { type: Boolean, required: true },
    boundAt: Date,
    consents: [new Schema({ kind: String, given: Boolean, at: Date, version: String, text: String, by: String }, plain)],
    invitations: [new Schema({ codeHash: String, state: String, by: String, at: Date, validUntil: String })],
    unreachable: new Schema({ code: String, at: Date }, plain),
    asked: new Schema({ question: String, at: Date }, plain),
    miniCode: new Schema({ hash: String, until: Date }, plain),
    smsCode: String,
    toPrint: Date,
    tagDue: Date,
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'followers', strict: 'throw' },
);
// One person one phone, one phone one person: whoever is second meets the index.
schema.index({ personId: 1 }, { unique: true });
schema.index({ code: 1 });
schema.index({ openidHash: 1 }, { unique: true, sparse: true });
schema.index({ miniOpenidHash: 1 }, { unique: true, sparse: true });
schema.index({ 'invitations.codeHash': 1 });
schema.index({ 'invitations._id': 1 });
schema.index({ 'miniCode.hash': 1 }, { unique: true, sparse: true });
schema.index({ toPrint: 1 }, { sparse: true });
schema.index({ tagDue: 1 }, { sparse: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const FollowerModel = mongoose.model<FollowerRecord>('Follower', schema);
defineEventSource(FollowerModel);

/** The openids themselves are sealed anew when keys are rotated, so only that there is one is a fact. */
export const followerFacts = ({ personId, code, openidHash, miniOpenidHash, follows, boundAt, consents, invitations, unreachable }: Omit<FollowerRecord, 'trail'>): unknown => ({
  personId,
  code,
  official: openidHash !== undefined,
  mini: miniOpenidHash !== undefined,
  follows,
  boundAt,
  consents,
  invitations: invitations.map(({ _id, state, by, validUntil }) => ({ _id, state, by, validUntil })),
  unreachable,
});
defineAudited<FollowerRecord>({ collection: 'followers', facts: followerFacts, names: ['code'] });

export const openidPurpose = { openid: 'follower.openid', miniOpenid: 'follower.miniOpenid' } as const;
defineSealed<FollowerRecord>(FollowerModel, (['openid', 'miniOpenid'] as const).map((path) => ({ path, purpose: () => openidPurpose[path] })));
