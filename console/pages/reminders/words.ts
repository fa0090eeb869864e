import { deliveryChannelLabels, type DeliveryChannel } from '../../../contracts/delivery';
import { reminderOccasion, reminderOccasionLabels, type ReminderOccasion } from '../../../contracts/reminder';

export const channelWords = (channel: string): string => deliveryChannelLabels[channel as DeliveryChannel] ?? channel;
export const occasionOptions = reminderOccasion.options.map((value) => ({ value, label: reminderOccasionLabels[value] }));
/** Those that come by themselves. */
export const ruledOptions = occasionOptions.filter(({ value }) => value !== 'campaign');

const lunar: readonly ReminderOccasion[] = ['springFestival', 'dragonBoat', 'midAutumn'];
/** Why the days off are not certain yet. */
export const guessedWords = (occasion: ReminderOccasion): string => (lunar.includes(occasion) ? '按农历推算，等国务院公布' : '按往年推算，等国务院公布');
