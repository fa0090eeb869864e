import mongoose, { Schema } from 'mongoose';
import { auditedChange, certifiedRecipients, custodianIds, defineAudited, defineSealedTo, envelopeSchema, firstTrail, makeEnvelope, native, newDataKey, ObjectId, recoveryKeys, trailSchema, type Audited, type Context, type Envelope } from '../../domain/kernel';
import { accountIdOf } from './ceremony';

/** A sealed thing as a capability would keep it. */
export interface Letter extends Audited {
  content: Envelope;
  identity: Envelope;
  shredded?: boolean;
  /** Whom it names. */
  about?: string;
}
export const LetterModel = mongoose.model<Letter>('Letter', new Schema<Letter>({ content: envelopeSchema, identity: envelopeSchema, shredded: Boolean, about: String, trail: trailSchema }, { collection: 'testLetters' }));
const letterFacts = ({ content, identity }: Omit<Letter, 'trail'>): unknown => ({ content, identity });
defineAudited<Letter>({ collection: 'testLetters', facts: letterFacts });
export const letterShredKey = newDataKey();
let writes = Infinity;
/** The process dies at the write after so many. */
export const killAfter = (count: number): void => void (writes = count);
const forAccount = ({ accountId }: { accountId?: string }) => (accountId ? { $or: [{ 'content.keys.accountId': accountId }, { 'identity.keys.accountId': accountId }] } : {});
defineSealedTo({
  name: 'testLetter',
  label: '信',
  count: (which) => native(LetterModel).countDocuments(forAccount(which)),
  async *walk(which, after) {
    for await (const letter of native(LetterModel).find({ ...forAccount(which), ...(after ? { _id: { $gt: new ObjectId(after) } } : {}) }).sort({ _id: 1 })) {
      const held = ({ content, identity }: Letter) => [{ envelope: content, purpose: 'letter:content', recovery: 'content' as const }, { envelope: identity, purpose: 'letter:identity', recovery: 'identity' as const }];
      yield {
        at: letter._id.toHexString(),
        title: letter._id.toHexString().slice(-4),
        shredKey: letter.shredded ? null : Buffer.from(letterShredKey),
        envelopes: held(letter),
        admits: (accountId) => Promise.resolve(accountId !== letter.about),
        reseal: async (ctx, change) => {
          if (writes-- <= 0) throw new Error('killed');
          await auditedChange(LetterModel, letter._id, ctx, 'letter.resealed', async (before) => {
            const [content, identity] = await Promise.all(held(before).map(change));
            return content || identity ? { set: { ...(content ? { content } : {}), ...(identity ? { identity } : {}) } } : null;
          });
        },
      };
    }
  },
});

/** Content to these, identity to the custodians. */
export async function writeLetter(by: Context, readers: readonly Context[]): Promise<{ id: ObjectId; content: Buffer; identity: Buffer }> {
  const recovery = await recoveryKeys();
  if (!recovery) throw new Error('no ceremony is in force');
  const [content, identity] = [newDataKey(), newDataKey()];
  const body = {
    _id: new ObjectId(),
    content: await makeEnvelope(content, { to: await certifiedRecipients(readers.map(accountIdOf)), recovery: recovery.content, shredKey: letterShredKey, purpose: 'letter:content' }),
    identity: await makeEnvelope(identity, { to: await certifiedRecipients(await custodianIds()), recovery: recovery.identity, shredKey: letterShredKey, purpose: 'letter:identity' }),
  };
  await native(LetterModel).insertOne({ ...body, trail: firstTrail(by, 'letter.written', {}, letterFacts(body)) });
  return { id: body._id, content, identity };
}
