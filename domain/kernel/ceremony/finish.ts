import type { KeyObject } from 'node:crypto';
import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail } from '../errors';
import { KeyPairModel, type KeyPairRecord } from '../key-pairs';
import { authorize } from '../policy';
import { certificateBy, openSigningKey } from './certify';
import { mustHold } from './hold';
import { ceremonyInDatabase } from './in-force';
import { fittingCertificate } from './keys';
import { CeremonyModel, type Ceremony } from './model';
import { ceremonyFingerprint, pinCeremony } from './pin';

/**
 * Puts it in force, with the certificates of custodian and deputy, and pins it. `fingerprint` is the one on the shares'
 * sheets: what was begun is what is pinned, whatever was written into the database meanwhile. In the place of another:
 * whoever was certified stays so. A crash in between leaves one that can be finished again.
 * @throws Fault notFound, forbidden, keysClosed, wrongState, badRequest (another fingerprint)
 */
export async function finishCeremony(ctx: Context, id: string, { fingerprint }: { fingerprint: string }): Promise<void> {
  authorize(ctx.actor, 'ceremony.hold');
  const ceremony = (await native(CeremonyModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  mustHold(ctx, ceremony);
  if (ceremony.holders.some(({ confirmed }) => !confirmed)) fail('wrongState', { message: '还有份额没有核对。' });
  if (fingerprint !== ceremonyFingerprint(ceremony)) fail('badRequest', { fields: [{ path: 'fingerprint', message: '和纸上的仪式指纹不一致' }] });
  const signingKey = await openSigningKey(ctx, ceremony);
  const former = ceremony.replaces ? await native(CeremonyModel).findOne({ _id: ceremony.replaces }) : null;
  if (former) await certifyAgain(ctx, former, ceremony, signingKey);
  for (const { keyId } of ceremony.signing) await certifyHolder(ctx, keyId, ceremony, former, signingKey);
  if (former) await auditedChange(CeremonyModel, former._id, ctx, 'ceremony.replaced', (before) => (before.state === 'done' ? { set: { state: 'replaced' } } : null));
  else if (await ceremonyInDatabase()) fail('wrongState', { message: '密钥仪式已经完成。' });
  pinCeremony(fingerprint);
  await auditedChange(CeremonyModel, ceremony._id, ctx, 'ceremony.done', (before) => {
    if (before.state !== 'preparing') return fail('wrongState');
    return ceremonyFingerprint(before) === fingerprint ? { set: { state: 'done', doneAt: ctx.clock.now() } } : fail('conflict');
  });
}

async function certifyHolder(ctx: Context, keyId: string, ceremony: Ceremony, former: Ceremony | null, signingKey: KeyObject): Promise<void> {
  await auditedChange(KeyPairModel, new ObjectId(keyId), ctx, 'keyPair.certified', (before) => {
    if (before.state === 'retired') return fail('wrongState', { message: '保管人换过密钥，请重新开始仪式。' });
    return { set: { state: 'certified', ...beside(ctx, before, ceremony, former, signingKey) } };
  });
}

async function certifyAgain(ctx: Context, former: Ceremony, ceremony: Ceremony, signingKey: KeyObject): Promise<void> {
  for await (const { _id } of native(KeyPairModel).find({ state: 'certified' }, { projection: { _id: 1 } })) {
    await auditedChange(KeyPairModel, _id, ctx, 'keyPair.certifiedAgain', (before) => (before.state === 'certified' && fittingCertificate(before, former) ? { set: beside(ctx, before, ceremony, former, signingKey) } : null));
  }
}

/** The new certificate stands beside the one that fits the ceremony which is still in force. */
function beside(ctx: Context, pair: KeyPairRecord, ceremony: Ceremony, former: Ceremony | null, signingKey: KeyObject): Pick<KeyPairRecord, 'certificate' | 'certificateNext'> {
  const fresh = certificateBy(ctx, pair, ceremony, signingKey);
  const present = former && fittingCertificate(pair, former);
  return present ? { certificate: present, certificateNext: fresh } : { certificate: fresh };
}
