import { z } from 'zod';
import { cardTemplates, outsideChannel, type CardTemplates, type OutsideChannel } from '../../contracts/outside-templates';
import { cardKinds, type CardKind, type CardKindName } from '../../templates';
import { defineSetting, getSetting, type Context } from '../kernel';

export type OutsideSettings = Partial<Record<string, CardTemplates>>;
/** By kind of card: the forms that the platforms have approved. */
export const outsideTemplatesKey = defineSetting<OutsideSettings>('outsideTemplates', z.record(z.string(), cardTemplates), {});

/** By which ways each kind goes out; what is not named here cannot be mapped. */
const waysOf: Record<CardKindName, readonly OutsideChannel[]> = {
  reminder: ['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms'],
  invitation: ['sms'],
  ratingAcknowledged: ['sms'],
  ratingAnswered: ['miniSubscription', 'sms'],
  householdCode: ['sms'],
  followUpCall: ['voice'],
  villageNews: ['miniSubscription'],
};

export const kinds = Object.entries(cardKinds) as [CardKindName, CardKind][];
export const isKind = (kind: string): kind is CardKindName => kind in cardKinds;
export const channelsOf = (kind: CardKindName): readonly OutsideChannel[] => waysOf[kind];
export const everyChannel: readonly OutsideChannel[] = outsideChannel.options;

/** The approved forms of a kind, as every process knows them within seconds. */
export async function templatesOf(ctx: Context, kind: string): Promise<CardTemplates> {
  return (await getSetting(ctx, outsideTemplatesKey, null))[kind] ?? {};
}
