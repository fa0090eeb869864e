import type { ConsentState } from '../../contracts/follower';
import type { ReminderCard } from './words';

/** How one person stands with the official account and the phone: what followers and binding know. */
export interface ContactState {
  bound: boolean;
  follows: boolean;
  mini: boolean;
  consent: ConsentState;
  hasPhone: boolean;
}

export interface Followers {
  contactsOf(personIds: readonly string[]): Promise<Map<string, ContactState>>;
  /** Who opened the mini-program, by a fresh code of wx.login; null for whoever is not bound. */
  personOfMini(loginCode: string): Promise<{ personId: { toHexString(): string } } | null>;
}

/** What outside platforms take. */
export interface OutsideFields {
  /** Problems in plain words; none: it fits. */
  fitCard(kind: string, channel: string, fields: ReminderCard): string[];
  smsLength(text: string): { parts: number };
}

let followers: Followers = { contactsOf: async () => new Map(), personOfMini: async () => null };
let outside: OutsideFields | null = null;

/** Who knows the followers. Until it is installed nobody is bound and nobody has consented. */
export function installFollowers(port: Followers): void {
  followers = port;
}

export function installOutsideFields(port: OutsideFields | null): void {
  outside = port;
}

export const followersPort = (): Followers => followers;
export const outsideFields = (): OutsideFields | null => outside;
