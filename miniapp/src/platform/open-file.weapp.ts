import Taro from '@tarojs/taro';

/** Fetches a public file and shows it in WeChat's own viewer; rejects where it cannot. */
export async function openFile(address: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address });
  if (statusCode !== 200) throw new Error('not fetched');
  await Taro.openDocument({ filePath: tempFilePath, showMenu: true });
}
