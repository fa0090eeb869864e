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

/** What is there at all: places, causes and WeChat as the district has them. */
export const offeredWays = ({ places, causes, wechat }: Pick<RewardUnderReceipt, 'places' | 'causes' | 'wechat'>): RewardWay[] => rewardWayNames.filter((way) => (way === 'cash' ? places.length > 0 : way === 'gift' ? causes.length > 0 : wechat));

/** Before the choice: what each way shows, and to whom. */
export const wayWords: Record<RewardWay, { name: string; unnamed: string; byName: string }> = {
  cash: {
    name: '凭码取现金',
    unnamed: '给您一个 8 位的取款码。到那里只报码，不问姓名，不看证件，不登记；请家里人去也行。付钱的人不知道是哪一件。',
    byName: '给您一个 8 位的取款码。到那里只报码，付钱的人不知道是哪一件。',
  },
  gift: { name: '捐给公益', unnamed: '用本委的名义捐出去，不写您是谁。', byName: '用本委的名义捐出去，不写您是谁。' },
  wechat: {
    name: '收到微信',
    unnamed: '钱会到您的微信零钱，这就不再是匿名的：微信支付知道您是谁、从纪委监委收了多少钱；本委的付款记录里有您微信的编号，加密存着，跟您反映的事不连在一起；微信账单里也留着这一笔，翻您手机的人看得到。不想让人知道，请选现金。',
    byName: '钱到您的微信零钱，要您在微信里点确认。微信账单里会有这一笔，翻您手机的人看得到。付款记录跟您反映的事不连在一起。',
  },
};
