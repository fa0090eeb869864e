import { openHouseholdPhone } from '../../domain/household';
import { defineStandingWork, ObjectId, type Delivery } from '../../domain/kernel';
import { openPhone } from '../../domain/rating';
import { defineOutsideChannels, type Keys } from '../../runtime/channels';
import type { Outside } from '../../runtime/outside';
import { sendsToCitizens } from './citizens';
import type { Followers } from './followers';
import { sendsToPeople } from './people';
import { sendsVillageNews } from './village-news';
import { seekLostSmsResults, takeSmsResults } from './sms-results';

export type { Contact, Followers } from './followers';

/** The provider is asked for results once a minute by each process; it allows far more. */
const smsResultsEveryMs = 60_000;
const lostResultsEveryMs = 3_600_000;

/** The ways out of the platform, for the process that sends. The others know them by `defineOutsideChannels`. */
export function defineChannels(keys: Keys, { wechat, sms, voice }: Outside, followers: Followers, publicOrigin: string): void {
  defineOutsideChannels(keys, { ...sendsToPeople({ wechat, sms, voice, followers, publicOrigin }), ...sendsToCitizens({ wechat, sms }), ...sendsVillageNews({ wechat }) });
  if (!sms) return;
  const phoneOf = async ({ to }: Delivery): Promise<string | null> => {
    if (to.personId) return (await followers.contactOf(to.personId)).phone;
    if (to.householdId) return openHouseholdPhone(to.householdId);
    return to.ratingId ? openPhone(new ObjectId(to.ratingId)) : null;
  };
  defineStandingWork('smsResults', smsResultsEveryMs, (clock) => takeSmsResults(sms, clock));
  defineStandingWork('lostSmsResults', lostResultsEveryMs, (clock) => seekLostSmsResults(sms, phoneOf, clock));
}
