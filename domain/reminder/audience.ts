import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import type { CampaignAudience } from '../../contracts/reminder';
import { authorize, can, fail, native, ObjectId, OrganisationModel, PersonModel, textPattern, type Context, type PersonRecord } from '../kernel';
import { districtOf } from './district';
import { cadreFilter, type Cadre } from './due';

/** An audience within what the actor may address, and the organisations it all lies below. */
export interface Addressed {
  audience: CampaignAudience;
  path: ObjectId[];
}

/**
 * Whoever may not speak to the whole district speaks to his own organisations where he names none.
 * @throws Fault forbidden, notFound, badRequest (an organisation that is not there)
 */
export async function addressed(ctx: Context, audience: CampaignAudience): Promise<Addressed> {
  const district = await districtOf();
  const whole = can(ctx.actor, 'reminder.campaign', { path: [district.id] });
  const organisationIds = audience.organisationIds.length > 0 || whole ? [...new Set(audience.organisationIds)] : ownOrganisations(ctx);
  if (organisationIds.length === 0) return { audience: { ...audience, organisationIds }, path: [district.id] };
  const found = await native(OrganisationModel).find({ _id: { $in: organisationIds.map((id) => new ObjectId(id)) }, active: true }, { projection: { path: 1 } }).toArray();
  if (found.length < organisationIds.length) fail('badRequest', { fields: [{ path: 'audience.organisationIds', message: '有的单位不在了，请重新选' }] });
  for (const { path } of found) authorize(ctx.actor, 'reminder.campaign', { path });
  return { audience: { ...audience, organisationIds }, path: commonPath(found.map(({ path }) => path)) };
}

const ownOrganisations = (ctx: Context): string[] => (ctx.actor.kind === 'staff' ? [...new Set(ctx.actor.grants.filter(({ role }) => role === 'reminderManager').map(({ organisationId }) => organisationId))] : []);

function commonPath([first = [], ...others]: ObjectId[][]): ObjectId[] {
  const parts = first.findIndex((id, index) => others.some((other) => !other[index]?.equals(id)));
  return parts < 0 ? first : first.slice(0, parts);
}

export function audienceFilter({ organisationIds, postTitle, joinedParty }: CampaignAudience, today: Day): mongoose.mongo.Filter<PersonRecord> {
  const held: mongoose.mongo.Filter<PersonRecord>['posts'] = { $elemMatch: { title: textPattern(postTitle), $or: [{ to: null }, { to: { $gte: today } }] } };
  return {
    ...cadreFilter,
    ...(organisationIds.length > 0 ? { path: { $in: organisationIds.map((id) => new ObjectId(id)) } } : {}),
    ...(postTitle ? { posts: held } : {}),
    ...(joinedParty === 'any' ? {} : { joinedPartyOn: joinedParty === 'yes' ? { $ne: null } : null }),
  };
}

/** The same for one person who is read already. */
export function inAudience({ organisationIds, postTitle, joinedParty }: CampaignAudience, person: Cadre, today: Day): boolean {
  if (organisationIds.length > 0 && !person.path.some((id) => organisationIds.includes(id.toHexString()))) return false;
  if (postTitle && !person.posts.some(({ title, to }) => title.toLowerCase().includes(postTitle.toLowerCase()) && (!to || to >= today))) return false;
  return joinedParty === 'any' || (joinedParty === 'yes') === (person.joinedPartyOn !== null);
}

export const countAudience = (audience: CampaignAudience, today: Day): Promise<number> => native(PersonModel).countDocuments(audienceFilter(audience, today));
