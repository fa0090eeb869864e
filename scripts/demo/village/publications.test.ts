import { useTestDatabase } from '../../../test/support/database';
import { toldPlace } from '../../../test/support/demo-place';
import { native } from '../../../domain/kernel';
import { PublicationModel, showPublished, type Publication } from '../../../domain/disclosure';
import { villagePublications } from './publications';

useTestDatabase();
let told: Publication[];
beforeAll(async () => {
  await toldPlace(new Date('2026-11-20T07:42:00.000Z'), [villagePublications]);
  told = (await native(PublicationModel).find({}).toArray()) as Publication[];
}, 60_000);

test('something stands at each step, one came back, one was corrected, one declared that nothing happened', () => {
  const states = (state: Publication['state']) => told.filter((one) => one.state === state).length;
  expect([states('checking'), states('approving'), states('replaced')]).toEqual([1, 3, 1]);
  expect(told.filter(({ state, steps }) => state === 'draft' && steps.at(-1)?.act === 'return')).toHaveLength(1);
  expect(told.some(({ state, nothing }) => state === 'published' && nothing)).toBe(true);
  expect(states('published')).toBeGreaterThan(80);
});

test('nobody’s name is public', async () => {
  for (const { _id } of told.filter(({ publicContent }) => publicContent !== undefined).slice(0, 40)) expect(JSON.stringify(await showPublished(_id.toHexString()))).not.toMatch(/[张王李赵刘陈杨周吴]演示/);
});
