import Taro from '@tarojs/taro';

export const showPicture = (address: string): void => void Taro.previewImage({ urls: [address] });

/** Downloaded, then shown by WeChat. Rejects where there is no network, or where WeChat shows no such file. */
export async function openDocument(address: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address });
  if (statusCode !== 200) throw new Error(`the file answered ${statusCode}`);
  await Taro.openDocument({ filePath: tempFilePath, showMenu: true });
}
