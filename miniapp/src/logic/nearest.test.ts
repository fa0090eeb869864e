import type { PublicVillagePlace } from '../../../contracts/village-places';
import { metresWords, nearest } from './nearest';

const village = (name: string, longitude: number, latitude: number): PublicVillagePlace => ({ id: name, name, town: { id: 't', name: '柳溪镇' }, office: { longitude, latitude } });

test('the nearest first, at most eight', () => {
  const here = { longitude: 101.8, latitude: 36.6 };
  const along = Array.from({ length: 12 }, (_, index) => village(`村${index}`, 101.8, 36.6 + 0.01 * (12 - index)));
  const found = nearest(along, here);
  expect(found.map(({ village: { name } }) => name)).toEqual(['村11', '村10', '村9', '村8', '村7', '村6', '村5', '村4']);
  expect(found[0]!.metres).toBe(1112);
  // There a degree of longitude is shorter than one of latitude.
  expect(nearest([village('北', 101.8, 36.69), village('东', 101.9, 36.6)], here).map(({ village: { name } }) => name)).toEqual(['东', '北']);
});

test('a distance in words is as rough as a phone knows it', () => {
  expect([3, 140, 949, 951, 2430, 9960, 12_400].map(metresWords)).toEqual(['约 100 米', '约 100 米', '约 900 米', '约 1.0 公里', '约 2.4 公里', '约 10.0 公里', '约 12 公里']);
});
