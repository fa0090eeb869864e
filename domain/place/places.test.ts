import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildHall, buildVillage, idOf } from '../../test/support/factories';
import { buildOfficerWorld, type OfficerWorld } from '../../test/support/officers';
import { personOfOpenid } from '../follower';
import { fixedClock } from '../kernel';
import { choosePlace, findPlaces } from '.';

useTestDatabase();
let world: OfficerWorld;
beforeEach(async () => {
  await clearDatabase();
  world = await buildOfficerWorld(fixedClock('2026-11-20T02:00:00.000Z'));
});

test('his own comes first, then what lies near; five at most', async () => {
  for (const name of ['青禾新村', '青禾东村', '青禾西村', '青禾南村', '青禾北村']) await buildVillage({ name, parentId: idOf(world.town) });
  const hall = await buildHall({ name: '青禾大厅', parentId: idOf(world.district) });
  const officer = (await personOfOpenid(world.openid))!;
  const found = await findPlaces(officer, '青禾');
  expect(found).toHaveLength(5);
  expect(found[0]).toEqual({ id: idOf(world.village), name: '青禾村', within: '梨园镇' });
  expect(found.map(({ id }) => id)).not.toContain(idOf(hall));
  expect((await findPlaces(officer, '梨园镇上柳'))[0]?.name).toBe('上柳村');
  expect((await findPlaces(officer, '梨园上柳'))[0]?.name).toBe('上柳村');
});

test('nothing of another district is found or may be chosen', async () => {
  const elsewhere = await buildVillage({ name: '外区村' });
  const officer = (await personOfOpenid(world.openid))!;
  expect(await findPlaces(officer, '外区村')).toEqual([]);
  expect(await choosePlace(officer, idOf(elsewhere))).toBeNull();
  expect(await choosePlace(officer, idOf(world.other))).toMatchObject({ name: '上柳村', within: '梨园镇' });
});
