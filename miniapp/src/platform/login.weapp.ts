import Taro from '@tarojs/taro';

/** @returns a code by which the platform may ask WeChat, once and within minutes, or null where WeChat gives none. */
export const loginCode: (() => Promise<string | null>) | null = async () => {
  try {
    return (await Taro.login()).code || null;
  } catch {
    return null;
  }
};
