import { auditedChange, defineSealedTo, native, ObjectId, openJson, readShredKey, type EnvelopeChange, type HeldEnvelope, type SealedFor } from '../../kernel';
import { clueDistrict } from '../district';
import { partPurpose, type CluePart } from '../model';
import { barredFrom } from '../readers/readers';
import { upwardContent } from './content';
import { partsOf, UpwardModel, type UpwardReport } from './model';

/** The content comes first: from it follows who may be let in. */
const parts: readonly CluePart[] = ['content', 'talk', 'identity'];
type Kept = ReturnType<typeof partsOf>;
const heldOf = (kept: Kept, part: CluePart): HeldEnvelope => ({ envelope: kept.envelopes[part], purpose: partPurpose(kept, part), recovery: part === 'identity' ? 'identity' : 'content' });

const filterOf = ({ accountId }: SealedFor) => ({ sealed: { $ne: null }, ...(accountId ? { $or: [{ holders: accountId }, { 'sealed.envelopes.identity.keys.accountId': accountId }] } : {}) });

async function reseal(upward: UpwardReport, change: EnvelopeChange): Promise<Record<string, unknown> | null> {
  if (!upward.sealed) return null;
  const kept = partsOf(upward);
  const { content, talk, identity } = kept.envelopes;
  const next = { content: await change(heldOf(kept, 'content')), talk: await change(heldOf(kept, 'talk')), identity: await change(heldOf(kept, 'identity')) };
  if (!next.content && !next.talk && !next.identity) return null;
  const envelopes = { content: next.content ?? content, talk: { ...talk, ...next.talk }, identity: next.identity ?? identity };
  const added = envelopes.content.keys.map(({ accountId }) => accountId);
  return { 'sealed.envelopes': envelopes, holders: [...new Set([...upward.holders, ...added])], shownTo: [...new Set([...upward.shownTo, ...added])] };
}

/** Whoever takes over from a holder who has left must have nothing to do with it himself. */
function admission(kept: Kept): (accountId: string, held: HeldEnvelope, dataKey: Buffer) => Promise<boolean> {
  let admitted = false;
  return async (accountId, { purpose }, dataKey) => {
    if (purpose !== partPurpose(kept, 'content')) return admitted;
    const { fields } = upwardContent.parse(openJson(kept.content.buffer, dataKey, purpose));
    admitted = !(await barredFrom(fields, await clueDistrict(), [accountId])).has(accountId);
    return admitted;
  };
}

defineSealedTo({
  name: 'upward',
  label: '上送件',
  count: (which) => native(UpwardModel).countDocuments(filterOf(which) as object),
  async *walk(which, after) {
    for await (const upward of native(UpwardModel).find({ ...filterOf(which), ...(after ? { _id: { $gt: new ObjectId(after) } } : {}) } as object).sort({ _id: 1 })) {
      const kept = partsOf(upward as UpwardReport);
      yield {
        at: kept._id.toHexString(),
        title: upward.code,
        shredKey: await readShredKey(kept.shredSlot),
        envelopes: parts.map((part) => heldOf(kept, part)),
        admits: admission(kept),
        reseal: async (ctx, change) => {
          await auditedChange(UpwardModel, kept._id, ctx, 'upward.resealed', async (before) => {
            const set = await reseal(before, change);
            return set && { set };
          });
        },
      };
    }
  },
});
