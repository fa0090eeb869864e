import type { CardTemplates, OutsideChannel, PhoneMapping, WechatMapping } from '../../contracts/outside-templates';
import { cardKinds, type CardKind, type CardKindName } from '../../templates';
import type { FieldFault } from '../kernel';
import { keyTypes, typeOfKey } from './key-types';
import { channelsOf, everyChannel } from './settings';
import { fillNumbered, smsLength } from './sms-length';

/** 语音消息: the text may have so many characters. */
const voiceLimit = 350;
/** Above it, an SMS costs more than four. */
const mostParts = 4;

/** What would not work, at its field. */
export function faultsOf(kind: CardKindName, templates: CardTemplates): FieldFault[] {
  return everyChannel.flatMap((channel) => {
    const mapping = templates[channel];
    if (!mapping) return [];
    if (!channelsOf(kind).includes(channel)) return [{ path: `templates.${channel}`, message: '这种消息不走这个渠道' }];
    const faults = 'keys' in mapping ? wechatFaults(cardKinds[kind], mapping) : phoneFaults(cardKinds[kind], mapping, channel);
    return faults.map(({ path, message }) => ({ path: `templates.${channel}.${path}`, message }));
  });
}

function wechatFaults({ fields }: CardKind, { keys }: WechatMapping): FieldFault[] {
  const used = new Set<string>();
  return Object.entries(keys).flatMap(([field, key]): FieldFault[] => {
    const known = fields[field];
    if (!known) return [{ path: `keys.${field}`, message: '没有这个字段' }];
    if (used.has(key)) return [{ path: `keys.${field}`, message: `${key} 已经用过了` }];
    used.add(key);
    const type = keyTypes[typeOfKey(key)];
    return type.fits(known.example) ? [] : [{ path: `keys.${field}`, message: `“${known.example}”放不进 ${key}：${type.takes}` }];
  });
}

function phoneFaults({ fields }: CardKind, { text, params }: PhoneMapping, channel: OutsideChannel): FieldFault[] {
  const numbers = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
  const wrong = numbers.find((number) => !/^[1-9]\d?$/.test(number));
  if (wrong !== undefined) return [{ path: 'text', message: `{${wrong}} 不对，变量写成 {1}、{2}` }];
  const asked = Math.max(0, ...numbers.map(Number));
  if (new Set(numbers).size !== asked) return [{ path: 'text', message: '变量要从 {1} 起连着写，不能跳号' }];
  if (params.length !== asked) return [{ path: 'params', message: `模板里有 ${asked} 个变量，这里对上了 ${params.length} 个` }];
  const unknown = params.findIndex((field) => !fields[field]);
  if (unknown >= 0) return [{ path: `params.${unknown}`, message: '没有这个字段' }];
  if (/^【/.test(text)) return [{ path: 'text', message: '不用写签名，发的时候会自动加上' }];
  const problem = lengthProblem(fillNumbered(text, params.map((field) => fields[field]?.example ?? '')), channel);
  return problem ? [{ path: 'text', message: problem }] : [];
}

export function lengthProblem(text: string, channel: OutsideChannel): string | null {
  if (channel === 'voice') return text.length > voiceLimit ? `填好以后 ${text.length} 个字，语音最多 ${voiceLimit} 个字` : null;
  const { characters, parts } = smsLength(text);
  return parts > mostParts ? `连签名 ${characters} 个字，要拆成 ${parts} 条，最多 ${mostParts} 条` : null;
}
