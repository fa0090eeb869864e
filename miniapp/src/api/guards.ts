import type { RatingProgress, RatingReceived, RatingWindow, DayPromise } from '../../../contracts/rating';
import type { Ticket } from '../../../contracts/service-event';
import type { TimelineStep } from '../../../contracts/common';
import { objectionStates, objectionTargets, ratingLevels, receiptCodePattern, type ObjectionState, type ObjectionTarget, type RatingLevel } from '../../../contracts/rating-options';

/**
 * Answers are checked here by hand, not by the contracts' schemas: zod is larger than the whole rating page.
 * The types come from the contracts, so a field that is added or renamed there does not compile here,
 * and guards.test.ts holds both against each other.
 */
export type Guard<T> = (value: unknown) => value is T;
type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type Shape<T> = { [K in keyof Required<T>]: Guard<Required<T>[K]> };

export const text: Guard<string> = (value): value is string => typeof value === 'string';
export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
export const count: Guard<number> = (value): value is number => Number.isInteger(value);
export const instant: Guard<string> = (value): value is string => text(value) && !Number.isNaN(Date.parse(value));
export const day: Guard<string> = (value): value is string => text(value) && /^\d{4}-\d\d-\d\d$/.test(value);
const receipt: Guard<string> = (value): value is string => text(value) && receiptCodePattern.test(value);
export const orNull =
  <T>(item: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || item(value);
export const listOf =
  <T>(item: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(item);
export const oneOf =
  <T extends string>(words: readonly T[]): Guard<T> =>
  (value): value is T =>
    (words as readonly unknown[]).includes(value);
export const thing =
  <T extends object>(shape: Shape<T>, optional: readonly Optional<T>[] = []): Guard<T> =>
  (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    (Object.keys(shape) as (keyof T)[]).every((key) => {
      const field: unknown = (value as T)[key];
      return (field === undefined && (optional as readonly (keyof T)[]).includes(key)) || shape[key](field);
    });

export const level = oneOf<RatingLevel>(ratingLevels);
const dayPromise = thing<DayPromise>({ day, workingDays: count });

export const isRatingWindow = thing<RatingWindow>(
  {
    code: text,
    hallName: text,
    windowName: text,
    number: text,
    services: listOf(text),
    open: flag,
    mergedFrom: text,
    receivedBy: text,
    asksLogin: flag,
  },
  ['mergedFrom', 'asksLogin'],
);

export const isTicket = thing<Ticket>({ window: isRatingWindow, usable: flag, until: day });

export const isPhotoUploaded = thing<{ photoToken: string }>({ photoToken: text });

export const isRatingReceived = thing<RatingReceived>(
  { receiptCode: receipt, level, receivedAt: instant, firstContact: dayPromise, closing: dayPromise, byPhone: flag },
  ['firstContact', 'closing'],
);

const timelineStep = thing<TimelineStep>(
  { key: text, label: text, state: oneOf<TimelineStep['state']>(['done', 'now', 'todo']), at: instant, due: day, lateWorkingDays: count, note: text },
  ['at', 'due', 'lateWorkingDays', 'note'],
);

type Present<K extends keyof RatingProgress> = NonNullable<RatingProgress[K]>;
const objectionTarget = oneOf<ObjectionTarget>(objectionTargets);

export const isRatingProgress = thing<RatingProgress>(
  {
    windowName: text,
    hallName: text,
    level,
    receivedAt: instant,
    status: oneOf<RatingProgress['status']>(['received', 'contacting', 'rectifying', 'awaitingSecondRating', 'escalated', 'closed']),
    steps: listOf(timelineStep),
    answers: listOf(thing<RatingProgress['answers'][number]>({ from: text, at: instant, text })),
    canRateAgain: flag,
    secondLevel: level,
    setAside: thing<Present<'setAside'>>({ verdict: oneOf<Present<'setAside'>['verdict']>(['mistaken', 'malicious']), at: instant, words: text }),
    canObject: thing<Present<'canObject'>>({ until: day, against: objectionTarget }),
    objection: thing<Present<'objection'>>({ against: objectionTarget, at: instant, state: oneOf<ObjectionState>(objectionStates), answer: text }, ['answer']),
    canSupplement: thing<Present<'canSupplement'>>({ until: day }),
    supplement: thing<Present<'supplement'>>({ level, at: instant }),
  },
  ['secondLevel', 'setAside', 'canObject', 'objection', 'canSupplement', 'supplement'],
);
