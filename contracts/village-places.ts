import { z } from 'zod';
import { id, organisationRef } from './common';
import { point } from './village-map';

/**
 * GET /api/public/village-places — where every village's office is, the same for whoever asks: how far that is from
 * somebody is worked out on his phone, and his own place is never sent.
 */
export const publicVillagePlace = z.object({ id, name: z.string(), town: organisationRef, office: point });
export type PublicVillagePlace = z.infer<typeof publicVillagePlace>;
export const publicVillagePlaces = z.object({ items: z.array(publicVillagePlace), /** How many villages do not say where they are. */ without: z.number().int().min(0) });
export type PublicVillagePlaces = z.infer<typeof publicVillagePlaces>;
