import { addRecipient, auditedChange, certifiedRecipients, deliver, fail, openEnvelope, wipe, type Context } from '../../kernel';
import { partPurpose } from '../model';
import { shredKeyOf } from '../sealing/open';
import { staffOf } from '../readers/readable';
import { keepersOf, upwardFor } from './access';
import { isOpen, partsOf, UpwardModel, type UpwardReport } from './model';
import { mayOpenIdentity } from './open';
import { upwardKey } from './terms';

/**
 * The name is to go up with the rest, and the holder does not have it: he asks the custodians. @throws Fault notFound,
 * forbidden, wrongState, conflict
 */
export async function askUpwardIdentity(ctx: Context, id: string, { version }: { version: number }): Promise<UpwardReport> {
  const upward = await upwardFor(ctx, id, 'upward.askIdentity');
  if (mayOpenIdentity(ctx, upward)) fail('wrongState', { message: '身份已经可以随件上送。' });
  const after = await auditedChange(UpwardModel, upward._id, ctx, 'upward.askIdentity', (before) => {
    if (!isOpen(before) || before.identity !== 'kept') fail('wrongState');
    return { set: { identity: 'asked', shownTo: [...new Set([...before.holders, ...keepersOf(before)])] } };
  }, { version });
  for (const accountId of keepersOf(after)) await deliver(ctx, { key: upwardKey(after, `identity:${accountId}`), to: { accountId }, template: 'upward.identityAsked', params: { code: after.code }, channels: ['inbox'], link: `/clues/upward/${id}` });
  return after;
}

/** A custodian seals the identity to the holder, in his session. He sees nothing of the matter. @throws Fault notFound, forbidden, keysClosed, wrongState */
export async function releaseUpwardIdentity(ctx: Context, id: string, { version }: { version: number }): Promise<UpwardReport> {
  const upward = await upwardFor(ctx, id, 'upward.releaseIdentity');
  if (!isOpen(upward) || upward.identity !== 'asked') fail('wrongState');
  const [to] = await certifiedRecipients(upward.holders.filter((one) => one !== staffOf(ctx).accountId));
  if (!to) return fail('wrongState', { message: '他的密钥还没有确认，不能放给他。' });
  const parts = partsOf(upward);
  const purpose = partPurpose(parts, 'identity');
  const shredKey = await shredKeyOf(parts);
  const dataKey = await openEnvelope(parts.envelopes.identity, ctx.keys, { shredKey, purpose });
  try {
    const envelope = await addRecipient(parts.envelopes.identity, dataKey, { to, shredKey, purpose });
    return await auditedChange(UpwardModel, upward._id, ctx, 'upward.releaseIdentity', ({ holders }) => ({ set: { identity: 'released', shownTo: holders, 'sealed.envelopes.identity': envelope } }), { version });
  } finally {
    wipe(dataKey, shredKey);
  }
}
