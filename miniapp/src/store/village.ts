import { keptValue } from './value';

/** The village whose affairs this phone looks at; chosen once, kept here only. */
export interface ChosenVillage {
  id: string;
  name: string;
  /** The town's name. */
  town?: string;
}

const isVillage = (stored: unknown): stored is ChosenVillage | null =>
  stored === null || (typeof stored === 'object' && typeof (stored as ChosenVillage).id === 'string' && /^[0-9a-f]{24}$/.test((stored as ChosenVillage).id) && typeof (stored as ChosenVillage).name === 'string');

const kept = keptValue<ChosenVillage | null>('village', null, isVillage);
export const useVillage = kept.use;
export const chooseVillage = kept.set;
export const chosenVillage = kept.get;
