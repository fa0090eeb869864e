/**
 * What the domain asks of the commission's WeChat accounts. A door that is connected installs it; null takes it away.
 */
export interface OfficialAccount {
  /** Puts a follower under a tag, by which the menu is chosen. 'later': nothing happened, try again; 'never': WeChat will not. */
  tag(openid: string, tag: string): Promise<'done' | 'later' | 'never'>;
  untag(openid: string, tag: string): Promise<'done' | 'later' | 'never'>;
  /** The address that a temporary QR code with this scene holds; null where WeChat gave none just now. */
  qrAddress(scene: string, validSeconds: number): Promise<string | null>;
}

export interface MiniLogin {
  /** Whom a code of wx.login stands for. It is good once and for minutes. Throws a Fault where WeChat does not know it. */
  openidOf(loginCode: string): Promise<string>;
}

export interface WebLogin {
  /** Where a page may ask: inside WeChat, or in a trial, where a sandbox plays it, in any browser. */
  where: 'wechat' | 'anywhere';
  /** Where WeChat looks who it is, and comes back to `back` with `code` and `state`. */
  addressFor(back: string, state: string): string;
  /** Whom such a code stands for, as the official account knows him. Throws a Fault where WeChat does not know it. */
  openidOf(code: string): Promise<string>;
}

let account: OfficialAccount | null = null;
let login: MiniLogin | null = null;
let web: WebLogin | null = null;

export const installOfficialAccount = (installed: OfficialAccount | null): void => void (account = installed);
export const installMiniLogin = (installed: MiniLogin | null): void => void (login = installed);
export const installWebLogin = (installed: WebLogin | null): void => void (web = installed);

export const officialAccount = (): OfficialAccount | null => account;
export const miniLogin = (): MiniLogin | null => login;
export const webLogin = (): WebLogin | null => web;
