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

/** The subscription templates that the mini-program may offer a bound person. */
export type SubscriptionOffers = () => Promise<string[]>;

let account: OfficialAccount | null = null;
let login: MiniLogin | null = null;
let offers: SubscriptionOffers | null = null;

export const installOfficialAccount = (installed: OfficialAccount | null): void => void (account = installed);
export const installMiniLogin = (installed: MiniLogin | null): void => void (login = installed);
export const installSubscriptionOffers = (installed: SubscriptionOffers | null): void => void (offers = installed);

export const officialAccount = (): OfficialAccount | null => account;
export const miniLogin = (): MiniLogin | null => login;
export const subscriptionOffers = async (): Promise<string[]> => (offers ? offers() : []);
