import type { z } from 'zod';
import type { kinshipPeople, kinshipPeopleQuery } from '../../../contracts/clue-kinship';
import { authorize, native, OrganisationModel, PersonModel, textPattern, type Context } from '../../kernel';

const most = 20;

/** Whom a declaration can be about: name, code and unit, nothing else of the file. @throws Fault forbidden */
export async function findKinshipPeople(ctx: Context, { text }: z.output<typeof kinshipPeopleQuery>): Promise<z.input<typeof kinshipPeople>> {
  authorize(ctx.actor, 'clueKinship.declare');
  const beginning = new RegExp(`^${textPattern(text).source}`);
  const found = await native(PersonModel).find({ active: true, $or: [{ name: beginning }, { code: beginning }] }).sort({ code: 1 }).limit(most).toArray();
  const units = await native(OrganisationModel).find({ _id: { $in: found.flatMap(({ posts }) => posts[0]?.organisationId ?? []) } }, { projection: { name: 1 } }).toArray();
  const names = new Map(units.map(({ _id, name }) => [_id.toHexString(), name]));
  return { items: found.map(({ _id, name, code, posts }) => ({ id: _id.toHexString(), name, code, where: names.get(String(posts[0]?.organisationId)) ?? '' })) };
}
