import type { BoardVillage } from '../../../contracts/disclosure-board';
import { nextTo, outlinesOf, tilesOf, type Placed } from './layout';

const village = (name: string, town = '柳溪镇'): BoardVillage => ({ id: name, name, town: { id: town, name: town }, due: 1, inTime: 1, late: 0, missing: 0, lateDays: 0, corrected: 0, state: 'inTime', rank: null, lateQuestions: 0, signs: 0, problems: 0 });
const names = (placed: readonly Placed[]): string[] => placed.map((one) => one.village.name);

test('tiles stand town by town, none over another, within the width', () => {
  const villages = [...Array.from({ length: 9 }, (_, index) => village(`柳${index}`)), village('梨', '梨园镇')];
  const { placed, labels, height, width } = tilesOf(villages, 360);
  expect(labels.map(({ name }) => name)).toEqual(['柳溪镇', '梨园镇']);
  expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(10);
  expect(placed.every(({ x, y }) => x > 0 && x < width && y < height)).toBe(true);
  expect(placed.at(-1)!.y).toBeGreaterThan(placed.at(-2)!.y);
  // Narrower than one tile there is still one in a row.
  expect(tilesOf(villages.slice(0, 2), 40).placed.map(({ x }) => x)).toEqual([42.5, 42.5]);
});

test('a village without a boundary is named, one that is not in sight is not drawn', () => {
  const map = { width: 100, height: 50, villages: [{ id: '甲', d: 'M0 0L1 1L0 1Z', x: 5, y: 6 }, { id: '别处', d: 'M0 0Z', x: 0, y: 0 }] };
  const { layout, without } = outlinesOf(map, [village('甲'), village('乙')]);
  expect([names(layout.placed), without.map(({ name }) => name)]).toEqual([['甲'], ['乙']]);
});

test('arrow keys lead to the nearest in their direction, and every village can be reached', () => {
  const { placed } = tilesOf([...Array.from({ length: 11 }, (_, index) => village(`柳${index}`)), ...Array.from({ length: 5 }, (_, index) => village(`梨${index}`, '梨园镇'))], 400);
  expect(nextTo(placed, placed[0]!, 'ArrowRight')?.village.name).toBe('柳1');
  expect(nextTo(placed, placed[0]!, 'ArrowLeft')).toBeNull();
  expect(nextTo(placed, placed[0]!, 'ArrowDown')?.village.name).toBe('柳4');
  const reached = new Set([placed[0]!]);
  for (const from of reached) for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Tab']) {
    const next = nextTo(placed, from, key);
    if (next) reached.add(next);
  }
  expect(reached.size).toBe(placed.length);
});
