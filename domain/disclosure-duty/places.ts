import { native, OrganisationModel, type OrganisationRecord } from '../kernel';

/** A village or a community with the town above it. */
export interface Place {
  village: OrganisationRecord;
  town: OrganisationRecord;
}

/** Every village and community that is open, with its town. */
export async function openPlaces(): Promise<Place[]> {
  const nodes = await native(OrganisationModel).find({ kind: { $in: ['town', 'village', 'community'] }, active: true }, { projection: { outbox: 0, trail: 0 } }).toArray();
  const towns = new Map(nodes.filter(({ kind }) => kind === 'town').map((node) => [node._id.toHexString(), node]));
  return nodes.flatMap((village) => {
    const town = towns.get(String(village.parentId));
    return village.kind !== 'town' && town ? [{ village, town }] : [];
  });
}
