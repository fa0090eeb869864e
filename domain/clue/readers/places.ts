import { native, ObjectId, OrganisationModel, type OrganisationRecord } from '../../kernel';

type Place = Pick<OrganisationRecord, '_id' | 'name' | 'shortName' | 'kind' | 'path'>;
const projection = { name: 1, shortName: 1, kind: 1, path: 1 } as const;
const organisations = () => native(OrganisationModel);

/** What a report names as its place, with what is above it; null where there is none of this id. */
export interface MeantPlace {
  place: Place;
  town: { id: ObjectId; name: string } | null;
}

export async function meantPlace(placeId: string | null): Promise<MeantPlace | null> {
  const place = placeId === null ? null : await organisations().findOne<Place>({ _id: new ObjectId(placeId) }, { projection });
  if (!place) return null;
  const town = place.kind === 'town' ? place : await organisations().findOne<Place>({ _id: { $in: place.path }, kind: 'town' }, { projection });
  return { place, town: town && { id: town._id, name: town.name } };
}

/** Units whose name, or short name, is in what was written, or the other way round: 青禾镇政府 means 青禾镇. */
export async function meantUnits(districtId: ObjectId, texts: readonly string[]): Promise<Place[]> {
  const written = texts.map((text) => text.replace(/\s/g, '')).filter((text) => text.length >= 2);
  if (written.length === 0) return [];
  const all = await organisations().find<Place>({ path: districtId, kind: { $nin: ['district', 'window'] } }, { projection }).toArray();
  const means = (text: string, name: string): boolean => name.length >= 2 && (text.includes(name) || name.includes(text));
  return all.filter(({ name, shortName }) => written.some((text) => means(text, name) || (shortName !== undefined && means(text, shortName))));
}
