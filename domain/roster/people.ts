import type { z } from 'zod';
import type { rosterPeople, rosterPeopleQuery } from '../../contracts/roster';
import { authorize, fail, findOrganisation, native, ObjectId, OrganisationModel, PersonModel, textPattern, toObjectId, type Context } from '../kernel';
import { rosterScope } from './policy';

const most = 20;

/**
 * Whom a hall may put on its roster: people with a post at the hall, at one of its windows, or in a department that
 * staffs one. Names and codes only. @throws Fault forbidden, notFound
 */
export async function rosterCandidates(ctx: Context, query: z.infer<typeof rosterPeopleQuery>): Promise<z.infer<typeof rosterPeople>> {
  const window = (await findOrganisation(toObjectId(query.windowId))) ?? fail('notFound');
  authorize(ctx.actor, 'roster.change', rosterScope(window));
  const hallId = window.parentId ?? window._id;
  const departments: ObjectId[] = await native(OrganisationModel).distinct('window.departmentId', { parentId: hallId });
  const beginning = query.text ? new RegExp(`^${textPattern(query.text).source}`) : null;
  const found = await native(PersonModel)
    .find({ path: { $in: [hallId, ...departments] }, active: true, ...(beginning ? { $or: [{ name: beginning }, { code: beginning }] } : {}) })
    .sort({ code: 1 })
    .limit(most)
    .toArray();
  return { items: found.map(({ _id, name, code, posts }) => ({ id: _id.toHexString(), name, code, post: posts[0]?.title ?? '' })) };
}
