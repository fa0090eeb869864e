import Taro from '@tarojs/taro';

/** Puts a text on the clipboard; rejects where the person forbids it. */
export async function copyText(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text });
}
