import Taro from '@tarojs/taro';

/** In a browser each of these pages takes the place of the one before: one entry in the history, which 快速离开 wipes. */
const move = (page: string) => void Taro.redirectTo({ url: `/report/${page}/index` });

export const goChoose = () => move('choose');
export const goWrite = () => move('write');
export const goVisit = () => move('visit');
export const goPaper = () => move('paper');
export const goReceipt = () => move('receipt');
/** WeChat gives money in the mini-program only. */
export const goTakeByWechat: (() => void) | null = null;
export const backToChoose: (() => void) | undefined = goChoose;
