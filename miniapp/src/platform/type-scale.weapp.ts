import Taro from '@tarojs/taro';

/** WeChat's own font setting, which rpx does not follow: 1 to 1.4 and more. */
export const typeScale = (): number => (Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }).fontSizeScaleFactor ?? 1;
