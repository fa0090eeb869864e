import type { PersonKind } from '../../contracts/person';
import { defineStandingWork, native, type Clock } from '../kernel';
import { FollowerModel, type FollowerRecord } from './model';
import { openOpenid } from './openid';
import { boundPerson } from './person';
import { officialAccount } from './ports';

/** The followers for whom the menu has more. */
export const followerTags = ['cadre', 'informationOfficer'] as const;
export type FollowerTag = (typeof followerTags)[number];

export const tagOf = (kind: PersonKind): FollowerTag => (kind === 'informationOfficer' ? 'informationOfficer' : 'cadre');

const againMs = 10 * 60_000;
const atOnce = 20;

/** Tags whoever was bound since; a call that fails is made again later and undoes no binding. */
async function tagFollowers(clock: Clock): Promise<number> {
  const account = officialAccount();
  if (!account) return 0;
  const followers = native(FollowerModel);
  let done = 0;
  for (; done < atOnce; done += 1) {
    const now = clock.now();
    // The next try is set first: two processes do not take the same one, and a killed one leaves it for later.
    const again = new Date(now.getTime() + againMs);
    const record: FollowerRecord | null = await followers.findOneAndUpdate({ tagDue: { $gt: new Date(0), $lte: now } }, { $set: { tagDue: again } });
    if (!record) break;
    const openid = openOpenid(record, 'openid');
    const person = openid === null ? null : await boundPerson(record.personId);
    const outcome = openid !== null && person ? await account.tag(openid, tagOf(person.kind)) : 'never';
    if (outcome !== 'later') await followers.updateOne({ _id: record._id, tagDue: again }, { $unset: { tagDue: '' } });
  }
  return done;
}

// Whoever was just bound looks at the menu next.
defineStandingWork('followers.tag', 1000, tagFollowers);
