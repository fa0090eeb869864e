import type { CeremonyView } from '../../../contracts/keys';
import { AccountModel, accountNames } from '../account';
import type { Context } from '../context';
import { native } from '../database';
import { KeyPairModel } from '../key-pairs';
import { authorize, can } from '../policy';
import { ceremonyInDatabase } from './in-force';
import { CeremonyModel, type Ceremony } from './model';
import { ceremonyFingerprint, isPinned } from './pin';
import { owedToFormer } from './recover';

/** How far the ceremony is. @throws Fault forbidden */
export async function showCeremony(ctx: Context): Promise<CeremonyView> {
  authorize(ctx.actor, 'ceremony.read');
  const [inForce, preparing] = await Promise.all([ceremonyInDatabase(), native(CeremonyModel).findOne({ state: 'preparing' })]);
  const names = await accountNames([inForce, preparing].flatMap((one) => (one ? [one.custodianId, one.deputyId] : [])));
  const former = inForce && (await owedToFormer(inForce));
  return {
    state: inForce ? (isPinned(inForce) ? 'done' : 'faulty') : 'none',
    inForce: inForce && presentInForce(inForce, names),
    preparing: preparing && presentPreparing(ctx, preparing, names),
    formerId: former?._id.toHexString() ?? null,
    deputies: can(ctx.actor, 'ceremony.hold') ? await deputies(ctx) : [],
    abilities: Object.fromEntries(['hold', 'certify', 'recover'].map((verb) => [verb, can(ctx.actor, `ceremony.${verb}`)])),
  };
}

const keepersOf = ({ holders }: Ceremony): { number: number; name: string }[] => holders.map(({ name }, index) => ({ number: index + 1, name }));

const presentInForce = (ceremony: Ceremony, names: Map<string, string>): NonNullable<CeremonyView['inForce']> => ({
  id: ceremony._id.toHexString(),
  doneAt: (ceremony.doneAt ?? ceremony.begunAt).toISOString(),
  custodian: names.get(ceremony.custodianId.toHexString()) ?? '',
  deputy: names.get(ceremony.deputyId.toHexString()) ?? '',
  keepers: keepersOf(ceremony),
  fingerprint: ceremonyFingerprint(ceremony),
});

const presentPreparing = ({ actor }: Context, ceremony: Ceremony, names: Map<string, string>): NonNullable<CeremonyView['preparing']> => ({
  id: ceremony._id.toHexString(),
  begunAt: ceremony.begunAt.toISOString(),
  mine: actor.kind === 'staff' && ceremony.custodianId.toHexString() === actor.accountId,
  byName: names.get(ceremony.custodianId.toHexString()) ?? '',
  replaces: ceremony.replaces !== undefined,
  deputy: names.get(ceremony.deputyId.toHexString()) ?? '',
  keepers: ceremony.holders.map(({ name, confirmed, askGroup }, index) => ({ number: index + 1, name, confirmed, askGroup })),
});

/** Other custodians. */
async function deputies({ actor }: Context): Promise<CeremonyView['deputies']> {
  const found = await native(AccountModel).find({ state: 'active', 'grants.role': 'custodian' }).sort({ username: 1 }).toArray();
  const keyed = new Set((await native(KeyPairModel).distinct('accountId', { accountId: { $in: found.map(({ _id }) => _id) }, state: { $in: ['waiting', 'certified'] } })).map(String));
  return found.map(({ _id, name }) => ({ id: _id.toHexString(), name, hasKey: keyed.has(_id.toHexString()) })).filter(({ id }) => actor.kind !== 'staff' || id !== actor.accountId);
}
