import type { BindingState, FollowerSummary } from '../../contracts/follower';
import type { Day } from '../../contracts/common';
import type { FollowerRecord, Invitation } from './model';

type Standing = Pick<FollowerRecord, 'openidHash' | 'miniOpenidHash' | 'follows' | 'invitations'>;

/** An invitation ends with its last day, without anybody writing so. */
export const invitationStateOf = ({ state, validUntil }: Pick<Invitation, 'state' | 'validUntil'>, today: Day): NonNullable<FollowerSummary['invitation']>['state'] => (state === 'open' && validUntil < today ? 'expired' : state);

/** How a person stands with the official account; one who is in the mini-program only is bound too. */
export function bindingStateOf(record: Standing | undefined, today: Day): BindingState {
  if (!record) return 'none';
  if (record.openidHash !== undefined && !record.follows) return 'unfollowed';
  if (record.openidHash !== undefined || record.miniOpenidHash !== undefined) return 'bound';
  const newest = record.invitations.at(-1);
  return newest && invitationStateOf(newest, today) === 'open' ? 'invited' : 'none';
}
