import Taro from '@tarojs/taro';

/** In a browser each of these pages takes the place of the one before: one entry in the history, which 快速离开 wipes. */
const move = (page: string) => void Taro.redirectTo({ url: `/report/${page}/index` });

export const goChoose = () => move('choose');
export const goWrite = () => move('write');
export const goVisit = () => move('visit');
export const goPaper = () => move('paper');
export const goReceipt = () => move('receipt');
/** WeChat gives money in the mini-program; `onWeb`: in a trial here too, on the sandbox's phone. */
export const takeByWechat = (onWeb: boolean): (() => void) | null => (onWeb ? () => void Taro.redirectTo({ url: '/money/reward/index' }) : null);
export const backToChoose: (() => void) | undefined = goChoose;
