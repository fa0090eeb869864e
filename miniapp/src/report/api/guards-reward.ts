import { rewardStateNames, rewardWayNames, transferFailureNames, transferWaitNames } from '../logic/reward';
import type { RewardState, RewardUnderReceipt, RewardWay, TransferFailure, TransferWait } from '../../../../contracts/reward-receipt';
import { count, day, flag, listOf, oneOf, orNull, text, thing } from '../../api/guards';

type Place = RewardUnderReceipt['places'][number];
type Cause = RewardUnderReceipt['causes'][number];
const place = thing<Place>({ key: text, name: text, address: text, hours: text });
const cause = thing<Cause>({ key: text, name: text, about: text });

export const isReward = thing<RewardUnderReceipt>({
  amount: count,
  state: oneOf<RewardState>(rewardStateNames),
  way: orNull(oneOf<RewardWay>(rewardWayNames)),
  expiresOn: day,
  daysLeft: count,
  place: orNull(place),
  cause: orNull(cause),
  code: orNull(text),
  transferWaits: orNull(oneOf<TransferWait>(transferWaitNames)),
  transfer: orNull(thing<NonNullable<RewardUnderReceipt['transfer']>>({ mchId: text, appId: text, package: text })),
  failed: orNull(oneOf<TransferFailure>(transferFailureNames)),
  places: listOf(place),
  causes: listOf(cause),
  wechat: flag,
  wechatOnWeb: flag,
  nameAsked: flag,
});
