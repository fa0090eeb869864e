import Taro from '@tarojs/taro';

/** @returns 16 random bytes nobody can guess: from them a receipt is made. */
export async function randomBytes(): Promise<Uint8Array> {
  const { randomValues } = await Taro.getRandomValues({ length: 16 });
  return new Uint8Array(randomValues);
}
