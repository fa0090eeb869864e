import { copyText } from './copy';
import { origin } from './origin';

/** What the button says, and what happened afterwards. */
export const takeWords = { verb: '复制地址', about: '微信里存不了表格。复制地址，到电脑或手机的浏览器里打开，就会下载。', done: '地址复制好了。到浏览器里粘贴、打开，就会下载。' } as const;

/** As it is given to somebody else. */
export const wholeAddress = (address: string): string => `${origin()}${address}`;

/** A mini-program saves no tables: its whole address goes to the clipboard, to be opened in a browser. */
export const takeFile = (address: string): Promise<void> => copyText(wholeAddress(address));
