import { followUpSettings, type FollowUpSettings } from '../../contracts/follow-up';
import { defineSetting, getSetting, type Context, type ObjectId } from '../kernel';

/** How a hall's follow-ups run; what a citizen is promised follows from it. */
export type HallSettings = FollowUpSettings;

/** Days in working days. First contact and closing after the practice in docs/data-sources.md; the others are proposals. */
export const followUpSettingsKey = defineSetting('followUp', followUpSettings, {
  firstContactDays: 1,
  closingDays: 5,
  rectificationDays: 3,
  escalationDays: 5,
  officerId: null,
});

export const followUpSettingsOf = (ctx: Context, hallId: ObjectId): Promise<HallSettings> => getSetting(ctx, followUpSettingsKey, hallId.toHexString());
