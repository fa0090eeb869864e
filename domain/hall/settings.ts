import type { HallSettingsShown, OpeningHours, SaveHallSettingsRequest } from '../../contracts/hall';
import { abilitiesOf, authorize, fail, findOrganisation, isNetwork, readSetting, saveSetting, type Context, type OrganisationRecord } from '../kernel';
import { hallSettingsKey, hallSettingsOf } from '../rating';

/** A network wider than this holds citizens, too. */
const widest = { ipv4: 8, ipv6: 32 };

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
  checkNetworks(settings.staffNetworks);
  await saveSetting(ctx, hallSettingsKey, hallId, settings, { version });
  return showHallSettings(ctx, hallId);
}

/** For whoever counts by the hour: when these halls are open, by hall id. */
export async function openingHoursOf(ctx: Context, hallIds: readonly string[]): Promise<Map<string, OpeningHours>> {
  return new Map(await Promise.all(hallIds.map(async (id) => [id, (await hallSettingsOf(ctx, id)).openingHours] as const)));
}

function checkNetworks(networks: readonly string[]): void {
  const fields = networks.flatMap((network, index) => {
    const [address = '', bits] = network.split('/');
    if (!isNetwork(network)) return [{ path: `staffNetworks.${index}`, message: '写一个 IP 地址，或 10.8.0.0/16 这样的网段' }];
    const most = address.includes(':') ? widest.ipv6 : widest.ipv4;
    return bits !== undefined && Number(bits) < most ? [{ path: `staffNetworks.${index}`, message: `网段太大，群众也会被挡住，最大写到 /${most}` }] : [];
  });
  if (fields.length > 0) fail('badRequest', { fields });
}
