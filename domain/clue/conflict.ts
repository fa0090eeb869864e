import { AccountModel, findOrganisation, native, ObjectId, OrganisationModel, PersonModel } from '../kernel';
import type { ClueContent } from './content';

/**
 * Of these accounts, those that never see this clue: whoever is named, works in a named unit or the place it is about,
 * or holds a grant there. Worked out in memory from what was reported; where it is not sure, it is a conflict.
 */
export async function inConflict({ fields, place, matched }: ClueContent, accountIds: readonly string[]): Promise<Set<string>> {
  const ids = [...new Set(accountIds)].map((id) => new ObjectId(id));
  const accounts = await native(AccountModel).find({ _id: { $in: ids } }).toArray();
  const people = new Map((await native(PersonModel).find({ _id: { $in: accounts.flatMap(({ personId }) => personId ?? []) } }).toArray()).map((one) => [one._id.toHexString(), one]));
  const units = await unitsOf(place?.id ?? null, fields.people.map(({ organisation }) => organisation));
  const named = new Set(fields.people.map(({ name }) => name));
  const meant = new Set(matched.map(({ personId }) => personId));
  const barred = accounts.filter(({ name, personId, grants }) => {
    const person = personId ? people.get(personId.toHexString()) : undefined;
    const at = [...grants.map(({ organisationId }) => organisationId.toHexString()), ...(person?.path ?? []).map(String)];
    return named.has(name) || (person !== undefined && (named.has(person.name) || meant.has(person._id.toHexString()))) || at.some((id) => units.has(id));
  });
  return new Set(barred.map(({ _id }) => _id.toHexString()));
}

/** The units it is about, and what they lie in, the district left out: it is everybody's. */
async function unitsOf(placeId: string | null, names: readonly string[]): Promise<Set<string>> {
  const wanted = names.filter(Boolean);
  const byName = wanted.length > 0 ? await native(OrganisationModel).find({ $or: [{ name: { $in: wanted } }, { shortName: { $in: wanted } }] } as object).toArray() : [];
  const place = placeId ? await findOrganisation(placeId) : null;
  const all = [...byName, ...(place ? [place] : [])].filter(({ kind }) => kind !== 'district');
  return new Set(all.flatMap(({ _id, path }) => [_id.toHexString(), ...path.slice(1).map(String)]));
}
