import Taro from '@tarojs/taro';

/** Opens the camera. @returns what the code holds, or null when the person went back. */
export const scanner: (() => Promise<string | null>) | null = async () => {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode', 'wxCode' as 'qrCode'] });
    return path || result;
  } catch {
    return null;
  }
};
