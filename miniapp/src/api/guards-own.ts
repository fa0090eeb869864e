import type { Operator, WechatOffer } from '../../../contracts/citizen';
import type { OwnData } from '../../../contracts/own-data';
import { count, day, flag, instant, level, listOf, orNull, text, thing } from './guards';

export const isOwnData = thing<OwnData>({
  hallName: text,
  windowName: text,
  receivedAt: instant,
  receivedBy: text,
  level,
  reasons: listOf(text),
  attitude: orNull(level),
  efficiency: orNull(level),
  comment: orNull(text),
  photoCount: count,
  phoneMasked: orNull(text),
  phoneUntil: orNull(day),
  phoneDeletedAt: orNull(instant),
  wordsWithdrawnAt: orNull(instant),
  secret: flag,
  passedOn: flag,
  canCorrectPhone: flag,
  canWithdrawPhone: flag,
  canWithdrawWords: flag,
});

export const isOperator = thing<Operator>({ commission: text });

export const isWechatOffer = thing<WechatOffer>({ answerTemplateId: orNull(text) });

/** An answer without a body. */
export const isNothing = (value: unknown): value is '' | null | undefined => value === '' || value === null || value === undefined;
