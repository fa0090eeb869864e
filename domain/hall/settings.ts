import type { HallSettingsShown, OpeningHours, SaveHallSettingsRequest } from '../../contracts/hall';
import { abilitiesOf, authorize, fail, findOrganisation, isNetwork, readSetting, saveSetting, type Context, type OrganisationRecord } from '../kernel';
import { hallSettingsKey, hallSettingsOf } from '../rating';

/** @throws Fault notFound, forbidden */
export async function hallFor(ctx: Context, hallId: string, verb: string): Promise<OrganisationRecord> {
  const hall = await findOrganisation(hallId);
  if (hall?.kind !== 'hall') return fail('notFound');
  authorize(ctx.actor, verb, hall);
  return hall;
}

/** @throws Fault notFound, forbidden */
export async function showHallSettings(ctx: Context, hallId: string): Promise<HallSettingsShown> {
  const hall = await hallFor(ctx, hallId, 'hallSettings.read');
  const { value, version } = await readSetting(hallSettingsKey, hallId);
  return { ...value, version, abilities: abilitiesOf(ctx.actor, 'hallSettings', hall) };
}

/** For ratings from now on. @throws Fault notFound, forbidden, badRequest, conflict */
export async function saveHallSettings(ctx: Context, hallId: string, { version, ...settings }: SaveHallSettingsRequest): Promise<HallSettingsShown> {
  await hallFor(ctx, hallId, 'hallSettings.save');
  // What Node itself would not read as a network would stop every rating of the hall.
  const unread = settings.staffNetworks.findIndex((network) => !isNetwork(network));
  if (unread >= 0) fail('badRequest', { fields: [{ path: `staffNetworks.${unread}`, message: '写一个 IP 地址，或 10.8.0.0/16 这样的网段' }] });
  await saveSetting(ctx, hallSettingsKey, hallId, settings, { version });
  return showHallSettings(ctx, hallId);
}

/** For whoever counts by the hour: when these halls are open, by hall id. */
export async function openingHoursOf(ctx: Context, hallIds: readonly string[]): Promise<Map<string, OpeningHours>> {
  return new Map(await Promise.all(hallIds.map(async (id) => [id, (await hallSettingsOf(ctx, id)).openingHours] as const)));
}
