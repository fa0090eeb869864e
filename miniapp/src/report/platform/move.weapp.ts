import Taro from '@tarojs/taro';

const open = (page: string) => void Taro.navigateTo({ url: `/report/${page}/index` });

export const goWrite = () => open('write');
export const goVisit = () => open('visit');
export const goPaper = () => open('paper');
/** Replace the page, so that going back does not lead to what was sent or cleared. */
export const goReceipt = () => void Taro.redirectTo({ url: '/report/receipt/index' });
export const goChoose = () => void Taro.reLaunch({ url: '/report/choose/index' });
/** A package of its own, which asks WeChat who this is: from here nothing is handed over. */
export const takeByWechat = (_onWeb: boolean): (() => void) | null => goTakeByWechat;
const goTakeByWechat = () => void Taro.navigateTo({ url: '/money/reward/index' });
/** WeChat's own bar leads back. */
export const backToChoose: (() => void) | undefined = undefined;
