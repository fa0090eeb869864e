import type { Page } from '../../../../contracts/common';
import type { PublicPower, PublicPowerStep, PublicPowerSummary, ShownLimit } from '../../../../contracts/micro-power';
import type { PublicCase } from '../../../../contracts/power-case';
import { count, day, listOf, oneOf, orNull, text, thing } from '../../api/guards';

const powerClass = oneOf<PublicPower['class']>(['decision', 'management', 'service']);
const limit = thing<ShownLimit>({ value: count, unit: oneOf<ShownLimit['unit']>(['workingDays', 'days', 'months']), bound: oneOf<ShownLimit['bound']>(['atMost', 'atLeast']) });

export const isPowerList = thing<{ items: PublicPowerSummary[] }>({
  items: listOf(thing<PublicPowerSummary>({ code: text, number: count, name: text, class: powerClass, plain: text, post: text, steps: count, sound: thing<PublicPowerSummary['sound']>({ name: text, plain: text }) })),
});

const step = thing<PublicPowerStep>({
  what: text,
  who: text,
  note: text,
  evidence: listOf(text),
  limit: orNull(limit),
  decision: orNull(thing<NonNullable<PublicPowerStep['decision']>>({ question: text, how: text, no: text, noLimit: orNull(limit) })),
});

export const isPower = thing<PublicPower>({
  code: text,
  number: count,
  version: count,
  since: orNull(day),
  name: text,
  class: powerClass,
  plain: text,
  post: text,
  supervisor: text,
  conditions: listOf(text),
  materials: listOf(text),
  totalNote: text,
  publication: text,
  discretion: text,
  complaint: text,
  basis: listOf(text),
  steps: listOf(step),
  total: orNull(limit),
});

type Step = PublicCase['steps'][number];
const publicCase = thing<PublicCase>({
  id: text,
  power: thing<PublicCase['power']>({ code: text, name: text, class: powerClass }),
  title: text,
  openedOn: day,
  steps: listOf(thing<Step>({ number: count, what: text, who: text, on: orNull(day), marks: listOf(oneOf<Step['marks'][number]>(['skipped', 'late', 'outOfOrder', 'quorum', 'votesLost'])) })),
  outcome: orNull(oneOf<NonNullable<PublicCase['outcome']>>(['done', 'refused', 'stopped'])),
  closedOn: orNull(day),
  overdue: orNull(thing<NonNullable<PublicCase['overdue']>>({ number: count, due: day })),
});
export const isPowerCasePage = thing<Page<PublicCase>>({ items: listOf(publicCase), nextCursor: orNull(text), total: count }, ['total']);
