import { AccountModel, loadCalendar, native, systemClock } from '../../domain/kernel';
import { buildPerson, idOf, testClock } from './factories';
import { bindPhones } from './officers';
import { buildVillageWorld, type VillageWorld } from './villages';

/** A village that was there before the month that is due, and whose clerk has bound a phone; a phone's clock is the machine's own. */
export async function buildClerkPhone(due: string): Promise<{ world: VillageWorld; openid: string }> {
  await loadCalendar();
  testClock.set(`${due}-01T02:00:00Z`);
  const world = await buildVillageWorld();
  const person = await buildPerson({ name: '演示报账员', posts: [{ organisationId: idOf(world.village), title: '报账员', from: null, to: null }] });
  const { openid } = await bindPhones(systemClock, person);
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { personId: person._id } });
  return { world, openid };
}
