import { followUpSettings, type FollowUpSettings } from '../../contracts/follow-up';
import { hallSettings, type HallSettings, type OpenSpan } from '../../contracts/hall';
import { defineSetting, getSetting, type Context, type ObjectId } from '../kernel';

/** Days in working days. First contact and closing after the practice in docs/data-sources.md; the others are proposals. */
export const followUpSettingsKey = defineSetting<FollowUpSettings>('followUp', followUpSettings, {
  firstContactDays: 1,
  closingDays: 5,
  rectificationDays: 3,
  escalationDays: 5,
  officerId: null,
});

/** How a hall's follow-ups run; what a citizen is promised follows from it. */
export const followUpSettingsOf = (ctx: Context, hallId: ObjectId): Promise<FollowUpSettings> => getSetting(ctx, followUpSettingsKey, hallId.toHexString());

const officeHours: OpenSpan[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

/**
 * It stands here and not with `domain/hall`, where it is changed and its history told: every rating is taken by it,
 * and so `hall` may know `rating` but not the other way round.
 */
export const hallSettingsKey = defineSetting<HallSettings>('hall', hallSettings, {
  openingHours: { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours, 6: [], 7: [] },
  dailyLimit: 2,
  staffNetworks: [],
});

export const hallSettingsOf = (ctx: Context, hallId: ObjectId | string): Promise<HallSettings> => getSetting(ctx, hallSettingsKey, String(hallId));
