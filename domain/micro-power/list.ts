import type { MicroPower } from '../../contracts/micro-power';
import { fail, native } from '../kernel';
import { defaultPowers } from './defaults';
import { PowerOverlayModel, type PowerOverlay, type StoredVersion } from './model';

/** An entry as it is in force, with where it comes from. */
export interface PowerInForce {
  power: MicroPower;
  version: number;
  /** Null while it is what came with the platform. */
  last: StoredVersion | null;
}

function inForce(shipped: MicroPower, overlay: PowerOverlay | undefined): PowerInForce {
  const last = overlay?.versions.at(-1) ?? null;
  return { power: last && !last.restored ? last.power : shipped, version: last?.version ?? 1, last };
}

/** The whole list in its order, the district's changes over what was shipped. */
export async function powersInForce(): Promise<PowerInForce[]> {
  const overlays = new Map((await native(PowerOverlayModel).find({}).toArray()).map((one) => [one.code, one]));
  return defaultPowers.map((shipped) => inForce(shipped, overlays.get(shipped.code)));
}

/** @throws Fault notFound */
export async function powerInForce(code: string): Promise<PowerInForce> {
  const overlay = await native(PowerOverlayModel).findOne({ code });
  return inForce(shippedPower(code), overlay ?? undefined);
}

/** As the platform ships it. @throws Fault notFound */
export const shippedPower = (code: string): MicroPower => defaultPowers.find((one) => one.code === code) ?? fail('notFound', { message: '权力清单里没有这一项。' });
