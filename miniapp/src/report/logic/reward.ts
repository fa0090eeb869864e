import type { RewardState, RewardUnderReceipt, RewardWay, TransferFailure, TransferWait } from '../../../../contracts/reward-receipt';
import { dayWords } from '../../logic/days';

/** As contracts/reward-receipt.ts names them; a test holds both against each other, since zod stays out of the mini-program. */
export const rewardStateNames: readonly RewardState[] = ['waiting', 'code', 'gift', 'transfer', 'handed', 'done', 'expired'];
export const rewardWayNames: readonly RewardWay[] = ['cash', 'gift', 'wechat'];
export const transferWaitNames: readonly TransferWait[] = ['person', 'paying', 'returning', 'busy', 'balance', 'quota', 'platform'];
export const transferFailureNames: readonly TransferFailure[] = ['name', 'late', 'returned', 'platform'];

const later = '稍后再领，您的奖励还在';
const transferWords: Record<TransferWait, string> = {
  person: '等您在微信里确认。一天内没有确认，这一笔自己作废，可以再来。',
  paying: '微信支付正在付，一般几秒钟。过一会儿再看。',
  returning: '微信支付正在收回这一笔，一般几分钟。收回以后可以再选。',
  busy: `微信支付现在没有回话。${later}，过几分钟再点一次。`,
  balance: `付款的账户余额不够，财务已经看到。${later}，也可以换别的办法。`,
  quota: `今天到了微信支付的限额，财务已经看到。${later}，也可以换别的办法。`,
  platform: `微信支付没有收下，财务已经看到。${later}，也可以换别的办法。`,
};
const failureWords: Record<TransferFailure, string> = {
  name: '上一次没有收成：写的姓名跟微信里实名的不一样。钱没有动，改好姓名再来，或者换别的办法。',
  late: '上一次一天里没有在微信里确认，已经作废。钱没有动，可以再来。',
  returned: '微信那一笔已经收回，钱没有动。',
  platform: '上一次微信没有付成，比如这个微信没有实名、收款受限。钱没有动，可以再来，或者换别的办法。',
};

/** Where it stands, in a sentence or two. */
export function rewardWords(reward: RewardUnderReceipt, now: Date): string {
  const until = `${dayWords(reward.expiresOn, now)} 前`;
  switch (reward.state) {
    case 'waiting':
      return `${reward.failed ? failureWords[reward.failed] : ''}请在 ${until}选怎么领，过了这一天就领不了。${leftWords(reward)}`;
    case 'code':
      return `${until}凭取款码到${reward.place?.name ?? ''}取现金。取的人不用说自己是谁，也不用说是哪一件。${leftWords(reward)}`;
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

/** The reminder: it stands here and is sent to nobody. */
const leftWords = ({ daysLeft }: Pick<RewardUnderReceipt, 'daysLeft'>): string => (daysLeft > 14 ? '' : daysLeft === 0 ? '今天是最后一天。' : `还剩 ${daysLeft} 天。`);

/** Until it is paid one may choose, or choose otherwise; a transfer that nobody has confirmed goes back first. */
export const mayChoose = ({ state, transferWaits }: Pick<RewardUnderReceipt, 'state' | 'transferWaits'>): boolean => state === 'waiting' || state === 'code' || state === 'gift' || (state === 'transfer' && transferWaits !== 'paying' && transferWaits !== 'returning');

/** What is there at all: places, causes and WeChat as the district has them. */
export const offeredWays = ({ places, causes, wechat }: Pick<RewardUnderReceipt, 'places' | 'causes' | 'wechat'>): RewardWay[] => rewardWayNames.filter((way) => (way === 'cash' ? places.length > 0 : way === 'gift' ? causes.length > 0 : wechat));

const onPhone = '翻您手机的人：微信账单里看得到这一笔。';
const atHere = '本委：到账以前加密存着您微信的编号，到账就删；跟您反映的事不连在一起。';
/** Before the choice: what each way shows, and to whom, a line each. */
export const wayWords: Record<RewardWay, { name: string; unnamed: readonly string[]; byName: readonly string[] }> = {
  cash: {
    name: '凭码取现金',
    unnamed: ['给您一个 8 位的取款码。到那里只报码，不问姓名，不看证件，不登记；请家里人去也行。', '付钱的人不知道是谁，也不知道是哪一件。'],
    byName: ['给您一个 8 位的取款码。到那里只报码，付钱的人不知道是哪一件。'],
  },
  gift: { name: '捐给公益', unnamed: ['用本委的名义捐出去，不写您是谁。'], byName: ['用本委的名义捐出去，不写您是谁。'] },
  wechat: {
    name: '收到微信',
    unnamed: ['钱到您的微信零钱，这就不再是匿名的。谁会知道：', '微信支付：您是谁、从纪委监委收了多少钱。', atHere, onPhone, '不想让人知道，请选现金。'],
    byName: ['钱到您的微信零钱，要您在微信里点确认。谁会知道：', '微信支付：您是谁、从纪委监委收了多少钱。', atHere, onPhone],
  },
};
