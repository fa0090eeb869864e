import { insideWechat } from '../../platform/inside-wechat';
import { origin } from '../../platform/origin';

/** The receipt as a Word file, asked for by POST so that nothing of it stands in an address. @returns what to tell the person */
export async function saveReceiptFile(body: { token: string; entryId: string }, receipt: string): Promise<string> {
  if (insideWechat()) return '微信里下载不了 Word。请用手机浏览器打开这一页下载，或存成图片。';
  const answer = await fetch(`${origin()}/api/public/repayments/receipt`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }).catch(() => null);
  if (!answer?.ok) return '没有下载成，请再点一次。';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `收据 ${receipt}.docx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return '收据已经下载到这部手机。';
}
