import Taro from '@tarojs/taro';

/** Calls back whenever the network returns. */
export function onConnected(callback: () => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) callback();
  });
}
