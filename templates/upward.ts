import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** To whoever passes a report on to the level above: its number and its day, nothing else. */
export const upwardInboxTexts = {
  'upward.news': { title: '上送件 {code}', body: '有一件按规定要上送的，编号 {code}，{due}前移交上级纪检监察机关。只有您打得开。' },
  'upward.yellow': { title: '上送件临期 {code}', body: '上送件 {code} {due}前要移交上级纪检监察机关。' },
  'upward.red': { title: '上送件逾期 {code}', body: '上送件 {code} 应在{due}前移交上级纪检监察机关，已经逾期，请马上移交。' },
  'upward.identityAsked': { title: '请放开身份 {code}', body: '上送件 {code} 要连同反映人身份移交上级，请您放开给上送的人。' },
  'upward.destroyed': { title: '上送件已销毁 {code}', body: '上送件 {code} 移交后没有人确认，到期已经销毁，销毁记录在“上送件”里。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type UpwardInboxText = keyof typeof upwardInboxTexts;

/** The page that opens the encrypted file at the other end, without any network. */
export const upwardOpener = (): string => readFileSync(join(__dirname, 'upward-open.html'), 'utf8');
