import type { PublicVillagePlaces } from '../../../contracts/village-places';
import { isVillagePlaces } from './guards-village-places';
import { call } from './request';

/** The same for whoever asks: nothing of where this phone is goes with it. */
export const getVillagePlaces = (): Promise<PublicVillagePlaces> => call('GET', '/api/public/village-places', isVillagePlaces);
