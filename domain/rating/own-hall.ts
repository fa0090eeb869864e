import type { SubmitRatingRequest } from '../../contracts/rating';
import { fail, networkList } from '../kernel';
import type { Place } from './place';

/** Tells by a login code of WeChat whether somebody works in a hall. The code is good once and for minutes. */
export interface StaffRaterCheck {
  isStaffOf(hallId: string, loginCode: string): Promise<boolean>;
}

let installed: StaffRaterCheck | null = null;

/** The official account brings it along; without one no login code is asked for. Null takes it away. */
export function installStaffRaterCheck(check: StaffRaterCheck | null): void {
  installed = check;
}

export const asksLogin = (): boolean => installed !== null;

/** The kernel hands out the same settings for seconds: their networks are read once. */
const read = new WeakMap<readonly string[], (address: string) => boolean>();

function isStaffNetwork(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return false;
  const known = read.get(networks) ?? networkList(networks);
  read.set(networks, known);
  return known(address);
}

/**
 * Nobody rates the hall he works in: neither from its network nor by his own WeChat. Address and login code are
 * looked at in memory only. A web page knows no login code, and the mini-program's may be missing where WeChat gave
 * none: that alone is no ground to refuse a citizen.
 *
 * @throws Fault ownHall
 */
export async function refuseOwnHall(place: Place, input: Pick<SubmitRatingRequest, 'loginCode'>, address: string | undefined): Promise<void> {
  if (address !== undefined && isStaffNetwork(place.rules.staffNetworks, address)) fail('ownHall');
  if (installed && input.loginCode && (await installed.isStaffOf(place.hall.id.toHexString(), input.loginCode))) fail('ownHall', { message: '您在这个大厅工作，不能评自己的大厅。' });
}
