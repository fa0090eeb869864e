import Taro from '@tarojs/taro';

/** Calls back whenever the network returns, until the answer is called. */
export function onConnected(callback: () => void): () => void {
  const told = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) callback();
  };
  Taro.onNetworkStatusChange(told);
  return () => Taro.offNetworkStatusChange(told);
}
