import type { MicroPower, PowerDetail, PowerSummary, PowerVersion, RestorePowerRequest, SavePowerRequest } from '../../contracts/micro-power';
import { abilitiesOf, actorName, auditedChange, authorize, fail, findRoots, firstTrail, isDuplicateKey, native, ObjectId, shanghaiDay, type Context } from '../kernel';
import { powerDifferences } from './differences';
import { powerInForce, powersInForce, shippedPower, type PowerInForce } from './list';
import { overlayFacts, PowerOverlayModel, type PowerOverlay, type StoredVersion } from './model';

const summaryOf = ({ power, version, last }: PowerInForce): PowerSummary => ({
  id: power.code,
  code: power.code,
  name: power.name,
  class: power.class,
  post: power.post,
  steps: power.steps.length,
  version,
  edited: last !== null && !last.restored,
  active: power.active,
});

/** The whole list, for staff. */
export async function listPowers(): Promise<{ items: PowerSummary[]; nextCursor: null }> {
  return { items: (await powersInForce()).map(summaryOf), nextCursor: null };
}

/** One entry with all its versions, each with what it says otherwise than the one before. @throws Fault notFound */
export async function showPower(ctx: Context, code: string): Promise<PowerDetail> {
  const found = await powerInForce(code);
  const overlay = await native(PowerOverlayModel).findOne({ code });
  return { power: found.power, version: found.version, edited: found.last !== null && !found.last.restored, versions: versionsOf(shippedPower(code), overlay), abilities: abilitiesOf(ctx.actor, 'microPower', { path: await districtPath() }) };
}

function versionsOf(shipped: MicroPower, overlay: PowerOverlay | null): PowerVersion[] {
  const stored = overlay?.versions ?? [];
  const first: PowerVersion = { version: 1, on: null, by: '平台', reason: '平台默认', restored: false, differences: [] };
  const later = stored.map(({ version, on, by, reason, restored, power }, index): PowerVersion => ({ version, on, by, reason, restored, differences: powerDifferences(stored[index - 1]?.power ?? shipped, power) }));
  return [first, ...later].reverse();
}

/** A new version of an entry; the earlier ones stay. @throws Fault conflict, badRequest where nothing was changed */
export async function savePower(ctx: Context, code: string, { version, reason, power }: SavePowerRequest): Promise<void> {
  if (power.code !== code) fail('badRequest', { fields: [{ path: 'power.code', message: '编码不能改' }] });
  await addVersion(ctx, code, version, { reason, restored: false, power }, 'microPower.save');
}

/** Puts back what the platform ships; that is a version too. @throws Fault conflict, wrongState where it is the default already */
export async function restorePower(ctx: Context, code: string, { version, reason }: RestorePowerRequest): Promise<void> {
  await addVersion(ctx, code, version, { reason, restored: true, power: shippedPower(code) }, 'microPower.restore');
}

type NewVersion = Pick<StoredVersion, 'reason' | 'restored' | 'power'>;

async function addVersion(ctx: Context, code: string, seen: number, made: NewVersion, verb: string): Promise<void> {
  const path = await districtPath();
  authorize(ctx.actor, 'microPower.write', { path });
  const before = await powerInForce(code);
  if (before.version !== seen) fail('conflict');
  const changed = powerDifferences(before.power, made.power).map(({ what }) => what);
  if (changed.length === 0) fail('badRequest', { message: made.restored ? '现在就是平台默认的，不用恢复。' : '没有改动，不用保存。' });
  const next: StoredVersion = { version: seen + 1, on: shanghaiDay(ctx.clock.now()), by: actorName(ctx.actor), ...made };
  const detail = { code, edition: next.version, changed, reason: made.reason };
  const existing = await native(PowerOverlayModel).findOne({ code }, { projection: { _id: 1 } });
  if (!existing) return insert(ctx, { code, path, versions: [next] }, verb, detail);
  await auditedChange(PowerOverlayModel, existing._id, ctx, verb, (overlay) => {
    if (overlay.versions.at(-1)?.version !== seen) fail('conflict');
    return { push: { versions: next }, detail };
  });
}

async function insert(ctx: Context, body: Omit<PowerOverlay, '_id' | 'trail'>, verb: string, detail: Record<string, unknown>): Promise<void> {
  try {
    await native(PowerOverlayModel).insertOne({ _id: new ObjectId(), ...body, trail: firstTrail(ctx, verb, detail, overlayFacts(body)) });
  } catch (error) {
    if (isDuplicateKey(error)) fail('conflict');
    throw error;
  }
}

/** The list is of the district whose platform this is. */
async function districtPath(): Promise<ObjectId[]> {
  return (await findRoots()).filter(({ kind }) => kind === 'district').slice(0, 1).map(({ _id }) => _id);
}
