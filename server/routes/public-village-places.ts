import { publicVillagePlaces } from '../../contracts/village-places';
import { villagePlaces } from '../../domain/village';
import { route } from '../route';

/** Offices do not move. */
const cacheSeconds = 600;

export const publicVillagePlaceRoutes = [
  route({ method: 'get', path: '/api/public/village-places', surface: 'public', policy: 'open', summary: '各村村委会的位置，对谁都一样；离谁近在手机上算，谁的位置都不用给', response: publicVillagePlaces, cacheSeconds, handle: () => villagePlaces() }),
];
