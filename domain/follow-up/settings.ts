import { saveFollowUpSettingsRequest, type FollowUpSettings } from '../../contracts/follow-up';
import { authorize, fail, findOrganisation, saveSetting, type Context, type OrganisationRecord } from '../kernel';
import { followUpSettingsKey, followUpSettingsOf } from '../rating';
import { holdersOf } from './holders';

async function hallOf(ctx: Context, hallId: string): Promise<OrganisationRecord> {
  const hall = await findOrganisation(hallId);
  if (hall?.kind !== 'hall') return fail('notFound');
  authorize(ctx.actor, 'followUp.configure', hall);
  return hall;
}

/** @throws Fault notFound, forbidden */
export async function showFollowUpSettings(ctx: Context, hallId: string): Promise<FollowUpSettings> {
  return followUpSettingsOf(ctx, (await hallOf(ctx, hallId))._id);
}

/** For ratings from now on: what was promised stays promised. @throws Fault notFound, forbidden, badRequest */
export async function saveFollowUpSettings(ctx: Context, hallId: string, input: FollowUpSettings): Promise<FollowUpSettings> {
  const hall = await hallOf(ctx, hallId);
  const settings = saveFollowUpSettingsRequest.parse(input);
  if (settings.officerId !== null) {
    const officers = await holdersOf('followUpOfficer', hall.path);
    if (!officers.some((officer) => officer.id.toHexString() === settings.officerId)) fail('badRequest', { fields: [{ path: 'officerId', message: '这个人不是本大厅的回访员，请另选' }] });
  }
  await saveSetting(ctx, followUpSettingsKey, hall._id.toHexString(), settings);
  return settings;
}
