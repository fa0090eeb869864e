import type { OutsideChannel, PhoneMapping, WechatMapping } from '../../contracts/outside-templates';
import type { Context } from '../kernel';
import { lengthProblem } from './check';
import { keyTypes, typeOfKey, valueFor } from './key-types';
import { isKind, templatesOf } from './settings';
import { cardKinds, type CardKind } from '../../templates';
import { fillNumbered, smsLength } from './sms-length';

/**
 * Why these values would not be taken as they are, in words for whoever writes them; empty where they fit, or where no
 * form is set for the channel yet.
 */
export async function fitCard(ctx: Context, kind: string, channel: OutsideChannel, fields: Readonly<Record<string, string>>): Promise<string[]> {
  const mapping = (await templatesOf(ctx, kind))[channel];
  if (!mapping || !isKind(kind)) return [];
  const card: CardKind = cardKinds[kind];
  if (!('keys' in mapping)) {
    const problem = lengthProblem(phoneText(mapping, fields), channel);
    return problem ? [problem] : [];
  }
  return Object.entries(mapping.keys).flatMap(([field, key]) => {
    const value = fields[field] ?? '';
    const type = keyTypes[typeOfKey(key)];
    return value !== '' && type.fits(value) ? [] : [`${card.fields[field]?.label ?? field}“${value}”放不进微信的 ${key}：${type.takes}`];
  });
}

/** The blanks of WeChat's form, filled. */
export const wechatData = ({ keys }: WechatMapping, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(keys).map(([field, key]) => [key, valueFor(key, fields[field] ?? '')]));

/** The blanks of an SMS or of a call, in their order. */
export const phoneParams = ({ params }: PhoneMapping, fields: Readonly<Record<string, string>>): string[] => params.map((field) => fields[field] ?? '');

const phoneText = (mapping: PhoneMapping, fields: Readonly<Record<string, string>>): string => fillNumbered(mapping.text, phoneParams(mapping, fields));

/** As the SMS will read, without its signature, and in how many parts it goes; null while no form is set. */
export async function smsPreview(ctx: Context, kind: string, fields: Readonly<Record<string, string>>): Promise<{ text: string; parts: number } | null> {
  const mapping = (await templatesOf(ctx, kind)).sms;
  if (!mapping) return null;
  const text = phoneText(mapping, fields);
  return { text, parts: smsLength(text).parts };
}
