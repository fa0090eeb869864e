import { auditedChange, defineSealedTo, native, ObjectId, openJson, readShredKey, type EnvelopeChange, type HeldEnvelope, type SealedFor } from '../../kernel';
import { allNamed, clueContent } from '../content';
import { clueDistrict } from '../district';
import { ClueModel, partPurpose, type Clue, type CluePart } from '../model';
import { barredFrom } from '../readers/readers';

/** The content comes first: from it follows who may be let in. */
const parts: readonly CluePart[] = ['content', 'talk', 'identity'];
const heldOf = (clue: Clue, part: CluePart): HeldEnvelope => ({ envelope: clue.envelopes[part], purpose: partPurpose(clue, part), recovery: part === 'identity' ? 'identity' : 'content' });

/** Readers hold content and talk, custodians the identity. */
const filterOf = ({ accountId }: SealedFor) => (accountId ? { $or: [{ readers: accountId }, { 'envelopes.identity.keys.accountId': accountId }] } : {});

async function reseal(clue: Clue, change: EnvelopeChange): Promise<Pick<Clue, 'envelopes' | 'readers'> | null> {
  const { content, talk, identity } = clue.envelopes;
  const next = { content: await change(heldOf(clue, 'content')), talk: await change(heldOf(clue, 'talk')), identity: await change(heldOf(clue, 'identity')) };
  if (!next.content && !next.talk && !next.identity) return null;
  const envelopes = { content: next.content ?? content, talk: { ...talk, ...next.talk }, identity: next.identity ?? identity };
  return { envelopes, readers: [...new Set([...clue.readers, ...envelopes.content.keys.map(({ accountId }) => accountId)])] };
}

/**
 * Whether somebody new may read a clue that a colleague has left. It is asked of the content's key first; talk and
 * identity follow what came out there. Whoever held the identity alone leaves it to the other custodian.
 */
function admission(clue: Clue): (accountId: string, held: HeldEnvelope, dataKey: Buffer) => Promise<boolean> {
  let admitted = false;
  return async (accountId, { purpose }, dataKey) => {
    if (purpose !== partPurpose(clue, 'content')) return admitted;
    const content = clueContent.parse(openJson(clue.content.buffer, dataKey, purpose));
    admitted = !(await barredFrom(allNamed(content), await clueDistrict(), [accountId])).has(accountId);
    return admitted;
  };
}

defineSealedTo({
  name: 'clue',
  label: '问题线索',
  count: (which) => native(ClueModel).countDocuments(filterOf(which)),
  async *walk(which, after) {
    for await (const clue of native(ClueModel).find({ ...filterOf(which), ...(after ? { _id: { $gt: new ObjectId(after) } } : {}) }).sort({ _id: 1 })) {
      yield {
        at: clue._id.toHexString(),
        title: clue.code,
        shredKey: await readShredKey(clue.shredSlot),
        envelopes: parts.map((part) => heldOf(clue, part)),
        admits: admission(clue),
        reseal: async (ctx, change) => {
          await auditedChange(ClueModel, clue._id, ctx, 'clue.resealed', async (before) => {
            const set = await reseal(before, change);
            return set && { set: { ...set } };
          });
        },
      };
    }
  },
});
