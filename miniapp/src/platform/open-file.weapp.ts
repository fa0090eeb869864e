import Taro from '@tarojs/taro';
import { origin } from './origin';

export const showPicture = (address: string): void => void Taro.previewImage({ urls: [origin() + address] });

/** Downloaded, then shown by WeChat. Rejects where there is no network, or where WeChat shows no such file. */
export async function openDocument(address: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: origin() + address });
  if (statusCode !== 200) throw new Error(`the file answered ${statusCode}`);
  await Taro.openDocument({ filePath: tempFilePath, showMenu: true });
}
