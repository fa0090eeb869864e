import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildDistrict, buildTown, buildVillage, idOf } from '../../../test/support/factories';
import { findReportPlaces } from '..';

useTestDatabase();
const pauses: (() => void)[] = [];
jest.mock('node:timers/promises', () => ({ ...jest.requireActual<object>('node:timers/promises'), setTimeout: () => new Promise<void>((resolve) => pauses.push(resolve)) }));
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(async () => {
  await clearDatabase();
  await buildVillage({ name: '上柳村', parentId: idOf(await buildTown({ name: '梨园镇', parentId: idOf(await buildDistrict({ name: '青禾区' })) })) });
});

test('places are found by name and pinyin, with what they lie in', async () => {
  for (const text of ['上柳', 'shangliu']) expect(await findReportPlaces(text, { often: false })).toEqual({ items: [expect.objectContaining({ name: '上柳村', within: '梨园镇' })] });
});

test('a flood from one address waits in a line of its own, others do not wait for it', async () => {
  const refused: string[] = [];
  const flood = Array.from({ length: 25 }, () => findReportPlaces('上柳', { often: true }).then(() => 'found', ({ code }: { code: string }) => (refused.push(code), code)));
  expect((await findReportPlaces('上柳', { often: false })).items).toHaveLength(1);
  // All have come once the last of them was refused. One step at a time, and the line ends: 1 at its head and 20 behind it.
  while (refused.length < 4) await settled();
  for (let step = 0; step < 21; step += 1) {
    while (pauses.length === 0) await settled();
    expect(pauses).toHaveLength(1);
    pauses.shift()!();
  }
  const answers = await Promise.all(flood);
  expect([answers.filter((one) => one === 'found').length, answers.filter((one) => one === 'notReady').length]).toEqual([21, 4]);
});
