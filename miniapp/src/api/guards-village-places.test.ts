import { publicVillagePlaces } from '../../../contracts/village-places';
import { isVillagePlaces } from './guards-village-places';

const id = 'f'.repeat(24);
const sample = { items: [{ id, name: '石桥村', town: { id, name: '柳溪镇' }, office: { longitude: 101.8421, latitude: 36.6118 } }], without: 2 };

test('what the contract takes, the page takes; a broken field is refused by both', () => {
  expect([publicVillagePlaces.safeParse(sample).success, isVillagePlaces(sample)]).toEqual([true, true]);
  for (const broken of [{ ...sample, without: '2' }, { without: 2 }, { ...sample, items: [{ ...sample.items[0], office: { longitude: '东', latitude: 1 } }] }, { ...sample, items: [{ ...sample.items[0], town: null }] }]) {
    expect([publicVillagePlaces.safeParse(broken).success, isVillagePlaces(broken)]).toEqual([false, false]);
  }
});
