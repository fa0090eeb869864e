import type { PublicVillage } from '../../contracts/village';
import { fail } from '../kernel';
import { openVillages } from '../village';
import type { OpenAsked, OpenState } from './dataset';

/** The villages asked for, by code. @throws Fault notFound for a town or village that is none */
export async function villagesAsked({ town, village }: Pick<OpenAsked, 'town' | 'village'>): Promise<PublicVillage[]> {
  const found = (await openVillages()).filter((one) => (!village || one.id === village) && (!town || one.town.id === town));
  if (found.length === 0 && (town || village)) fail('notFound', { message: '没有找到这个村或乡镇。编号在“村和乡镇”这张表里。' });
  return found;
}

export interface Town {
  id: string;
  name: string;
}

/** Towns that have villages, in the order of their codes. */
export const townsOf = (villages: readonly PublicVillage[]): Town[] => [...new Map(villages.map(({ town }) => [town.id, town])).values()];

/** Names of places stand in every row that has one. */
export const withPlaces = async (state: OpenState): Promise<OpenState> => ({ ...state, marks: [state.marks, (await openVillages()).map(({ id, name, code, town }) => [id, name, code, town.name])] });

export interface At {
  at: PublicVillage;
}

/** The columns with which every row of a village begins. */
export const placeFields = {
  town: { title: '乡镇', type: 'text', value: ({ at }: At) => at.town.name },
  village: { title: '村（社区）', type: 'text', value: ({ at }: At) => at.name },
  villageCode: { title: '村编码', type: 'id', value: ({ at }: At) => at.code, about: '和“村和乡镇”这张表里的一样' },
} as const;
