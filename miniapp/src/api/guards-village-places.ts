import type { PublicVillagePlace, PublicVillagePlaces } from '../../../contracts/village-places';
import { count, listOf, text, thing, type Guard } from './guards';

const degrees: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const ref = thing<{ id: string; name: string }>({ id: text, name: text });

export const isVillagePlaces = thing<PublicVillagePlaces>({
  items: listOf(thing<PublicVillagePlace>({ id: text, name: text, town: ref, office: thing<PublicVillagePlace['office']>({ longitude: degrees, latitude: degrees }) })),
  without: count,
});
