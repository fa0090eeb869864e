import type { Me } from '../../../contracts/follower';
import type { CorrectionKind, MyReminders } from '../../../contracts/reminder';
import { isMe, isMyReminders } from './guards-me';
import { isNothing } from './guards-own';
import { call } from './request';
import { callWithLogin } from './with-login';

const here = '/api/public/me';

/** Who the phone is bound to and, for somebody, what he was told and what he reported. */
export interface Own {
  me: Me;
  /** Null where nobody is bound. */
  reminders: MyReminders | null;
}

export const myReminders = (): Promise<MyReminders> => callWithLogin(`${here}/reminders`, isMyReminders);

const withReminders = async (me: Me): Promise<Own> => ({ me, reminders: me.person && (await myReminders()) });

export const getMe = (): Promise<Me> => callWithLogin(here, isMe);

export const getOwn = async (): Promise<Own> => withReminders(await getMe());

export const bindMe = (code: string): Promise<Me> => callWithLogin(`${here}/binding`, isMe, { code });

export const consentMe = (given: boolean, version: string): Promise<Me> => callWithLogin(`${here}/consent`, isMe, { given, version });

export const readReminder = async (id: string): Promise<void> => void (await callWithLogin(`${here}/reminders/read`, isNothing, { id }));

export const correctMe = async (kind: CorrectionKind, text: string): Promise<void> => void (await callWithLogin(`${here}/corrections`, isNothing, { kind, text }));

/** `loginCode` came with the person's tap in WeChat's own sheet. */
export const subscribeMe = async (templateId: string, loginCode: string): Promise<void> => void (await call('POST', `${here}/subscriptions`, isNothing, { loginCode, accepted: [templateId] }));
