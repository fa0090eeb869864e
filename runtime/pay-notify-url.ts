import type { Settings } from '../settings';

export const payNotifyPath = '/wechat/pay';

/** Where WeChat Pay tells of what has ended: the public name, by which the proxy hands this path to the bot; in a trial, which has no proxy, the bot itself. */
export const payNotifyUrl = ({ demo, publicOrigin, botPort }: Pick<Settings, 'demo' | 'publicOrigin' | 'botPort'>): string => `${demo ? `http://127.0.0.1:${botPort}` : publicOrigin}${payNotifyPath}`;
