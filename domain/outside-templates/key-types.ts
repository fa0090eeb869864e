import type { WechatKeyType } from '../../contracts/outside-templates';

interface KeyType {
  /** What it takes, in words. */
  takes: string;
  fits(value: string): boolean;
  /** A longer value is cut to so many characters: it is a sentence, and the whole of it stands in the platform. */
  cutTo?: number;
}

const most = (limit: number) => (value: string) => [...value].length <= limit;
const plain = (value: string): boolean => !/\p{Cc}/u.test(value);
const like = (pattern: RegExp) => (value: string) => pattern.test(value);
const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const calendarDay = String.raw`(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2})`;
/** One of them, or two with ~ between. */
const orSpan = (one: string): RegExp => new RegExp(`^${one}(?:~${one})?$`);

/** 参数值限制 of WeChat's templates and subscription messages. */
export const keyTypes: Record<WechatKeyType, KeyType> = {
  thing: { takes: '20 个字以内，汉字、数字、字母、符号都行', fits: (value) => most(20)(value) && plain(value), cutTo: 20 },
  short_thing: { takes: '10 个字以内，汉字、数字、字母、符号都行', fits: (value) => most(10)(value) && plain(value), cutTo: 10 },
  phrase: { takes: '5 个汉字以内，只能是汉字', fits: like(/^\p{Script=Han}{1,5}$/u) },
  character_string: { takes: '32 位以内的数字、字母、符号，不能有汉字', fits: like(/^[\x20-\x7e]{1,32}$/) },
  name: { takes: '10 个汉字以内，或 20 个字母以内', fits: (value) => /^[\p{Script=Han}\p{L}·. ]+$/u.test(value) && most(/\p{Script=Han}/u.test(value) ? 10 : 20)(value) },
  date: { takes: '日期，例如 2026年12月25日，后面可以带几点几分', fits: like(orSpan(`${calendarDay}(?: ${clock})?`)) },
  time: { takes: '几点几分，前面可以带年月日，例如 2026年12月25日 15:01', fits: like(orSpan(`(?:${calendarDay} )?${clock}`)) },
  number: { takes: '32 位以内的数字，可以带小数', fits: (value) => most(32)(value) && /^-?\d+(\.\d+)?$/.test(value) },
  letter: { takes: '32 位以内的字母', fits: like(/^[A-Za-z]{1,32}$/) },
  symbol: { takes: '5 位以内的符号', fits: like(/^[^\p{L}\p{N}\p{Cc}]{1,5}$/u) },
  phone_number: { takes: '17 位以内的电话号码', fits: like(/^[\d+\- ]{1,17}$/) },
  amount: { takes: '10 位以内的金额，可以带币种和“元”', fits: like(/^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/) },
  car_number: { takes: '8 位以内的车牌号', fits: like(/^[\p{Script=Han}A-Z0-9]{1,8}$/u) },
  const: { takes: '微信后台给定的几个词里的一个', fits: most(20) },
};

export const typeOfKey = (key: string): WechatKeyType => key.replace(/\d+$/, '') as WechatKeyType;

/** As it is sent: a sentence that is too long ends in an ellipsis, anything else goes as it is. */
export function valueFor(key: string, value: string): string {
  const { cutTo } = keyTypes[typeOfKey(key)];
  const characters = [...value.replace(/\s+/gu, ' ')];
  return cutTo !== undefined && characters.length > cutTo ? `${characters.slice(0, cutTo - 1).join('')}…` : characters.join('');
}
