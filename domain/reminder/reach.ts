import type { LeftOutReason } from '../../contracts/reminder';
import { outsideChannel, type OutsideChannel } from '../../contracts/outside-templates';
import { contactsOf, type ContactState, type Reachable } from '../follower';
import { AccountModel, channelsReaching, native, type Context } from '../kernel';
import { templatesOf } from '../outside-templates';

/** By which channels somebody can be reminded, in their order; `reason` says why by none. */
export interface Reach {
  channels: string[];
  reason: LeftOutReason | null;
}

/** The form of a reminder on outside platforms. */
export const reminderCard = 'reminder';

/** All that a reminder may go by: where a platform takes only approved forms, one must be set. A call is for urgent matters only. */
export async function reminderChannels(ctx: Context): Promise<string[]> {
  const forms = await templatesOf(ctx, reminderCard);
  return channelsReaching('person').filter((name) => name !== 'voice' && (!isOutside(name) || forms[name] !== undefined));
}

export const isOutside = (name: string): name is OutsideChannel => (outsideChannel.options as readonly string[]).includes(name);

/** Nothing outside the platform without consent; the inbox is the platform itself. */
const ways: Record<string, (contact: ContactState) => boolean> = {
  wechatTemplate: ({ bound, follows }) => bound && follows,
  wechatNotice: ({ bound, follows }) => bound && follows,
  miniSubscription: ({ mini }) => mini,
  sms: ({ hasPhone }) => hasPhone,
};
const stranger: ContactState = { bound: false, follows: false, mini: false, consent: 'none', hasPhone: false, unreachable: false };

/** Of people who are read already; `known`: their contacts where these are read already too. */
export async function reachOf(ctx: Context, people: readonly Reachable[], known?: ReadonlyMap<string, ContactState>): Promise<(personId: string) => Reach> {
  const [contacts, readers, names] = await Promise.all([known ?? contactsOf(people), readersAmong(people), reminderChannels(ctx)]);
  return (personId) => {
    const contact = contacts.get(personId) ?? stranger;
    const channels = names.filter((name) => (name === 'inbox' ? readers.has(personId) : contact.consent === 'given' && (ways[name]?.(contact) ?? true)));
    return { channels, reason: channels.length > 0 ? null : whyNot(contact) };
  };
}

function whyNot({ consent, bound, mini, hasPhone }: ContactState): LeftOutReason {
  if (consent === 'revoked') return 'optedOut';
  if (!bound && !mini) return 'notBound';
  if (consent === 'none') return 'noConsent';
  return hasPhone ? 'notBound' : 'noPhone';
}

/** Those who hold an account and so read the inbox. */
async function readersAmong(people: readonly Reachable[]): Promise<Set<string>> {
  const found = await native(AccountModel).find({ personId: { $in: people.map(({ _id }) => _id) }, state: 'active' }, { projection: { _id: 0, personId: 1 } }).toArray();
  return new Set(found.map(({ personId }) => String(personId)));
}
