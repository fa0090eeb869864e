import type { RewardState, RewardUnderReceipt, RewardWay, TransferWait } from '../../../../contracts/reward-receipt';
import { dayWords } from '../../logic/days';

/** As contracts/reward-receipt.ts names them; a test holds both against each other, since zod stays out of the mini-program. */
export const rewardStateNames: readonly RewardState[] = ['waiting', 'code', 'gift', 'transfer', 'handed', 'done', 'expired'];
export const rewardWayNames: readonly RewardWay[] = ['cash', 'gift', 'wechat'];
export const transferWaitNames: readonly TransferWait[] = ['person', 'balance', 'quota', 'platform'];

const transferWords: Record<TransferWait, string> = {
  person: '等您在微信里确认。一天内没有确认，这一笔自己作废，可以再来。',
  balance: '财务的账户余额不够，等财务补足。补足以后再来点一次。',
  quota: '到了微信支付的限额，过一会儿再来点一次。',
  platform: '微信支付没有办成，财务在看。过一天再来，或者换别的办法。',
};

/** Where it stands, in a sentence or two. */
export function rewardWords(reward: RewardUnderReceipt, now: Date): string {
  const until = `${dayWords(reward.expiresOn, now)} 前`;
  switch (reward.state) {
    case 'waiting':
      return `${reward.failed ? '上一次没有收成，钱没有动，可以再来。' : ''}请在 ${until}选怎么领，过了这一天就领不了。`;
    case 'code':
      return `${until}凭取款码到${reward.place?.name ?? ''}取现金。取的人不用说自己是谁，也不用说是哪一件。`;
    case 'gift':
      return `您选了捐给“${reward.cause?.name ?? ''}”，等财务付出去。付以前还可以改。`;
    case 'transfer':
      return transferWords[reward.transferWaits ?? 'person'];
    case 'handed':
      return reward.way === 'gift' ? '钱已经捐出，等第二个人记账。' : '钱已经付了，等第二个人记账。';
    case 'done':
      return reward.way === 'gift' ? `已经捐给“${reward.cause?.name ?? ''}”，谢谢您。` : reward.way === 'wechat' ? '已到账，谢谢您。' : '现金已经领了，谢谢您。';
    case 'expired':
      return `${dayWords(reward.expiresOn, now)} 以前没有领，已经过期。`;
  }
}

/** Until it is paid one may choose, or choose otherwise. */
export const mayChoose = ({ state }: Pick<RewardUnderReceipt, 'state'>): boolean => state === 'waiting' || state === 'code' || state === 'gift';
