import Taro from '@tarojs/taro';
import { origin } from '../../platform/origin';

/** The receipt as a Word file, shown by WeChat, from where it can be saved or sent on. @returns what to tell the person */
export async function saveReceiptFile(body: { token: string; entryId: string }, receipt: string): Promise<string> {
  try {
    const answer = await Taro.request<ArrayBuffer>({ url: `${origin()}/api/public/repayments/receipt`, method: 'POST', responseType: 'arraybuffer', header: { 'content-type': 'application/json' }, data: JSON.stringify(body) });
    if (answer.statusCode !== 200) return '没有下载成，请再点一次。';
    const filePath = `${Taro.env.USER_DATA_PATH}/${receipt}.docx`;
    Taro.getFileSystemManager().writeFileSync(filePath, answer.data);
    await Taro.openDocument({ filePath, fileType: 'docx', showMenu: true });
    return '收据打开了，右上角可以存下或转发。';
  } catch {
    return '没有下载成，请再点一次。';
  }
}
