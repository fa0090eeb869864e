import type { Context } from '../../domain/kernel';

/** How one person can be reached, opened for the moment of sending. */
export interface Contact {
  /** Of the official account; null: not bound. */
  openid: string | null;
  follows: boolean;
  miniOpenid: string | null;
  consent: 'given' | 'revoked' | 'none';
  phone: string | null;
}

/** What the channels ask of those who follow the account. */
export interface Followers {
  contactOf(personId: string): Promise<Contact>;
  /** WeChat's code says why: 43004 does not follow, 43019 has blocked, 43101 has refused. */
  markUnreachable(ctx: Context, personId: string, why: string): Promise<void>;
  /** One message for each consent; false: none left. */
  takeSubscription(openid: string, templateId: string): Promise<boolean>;
  /** Nothing was sent: it may be used again. */
  returnSubscription(openid: string, templateId: string): Promise<void>;
}
