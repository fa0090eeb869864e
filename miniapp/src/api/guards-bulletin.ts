import type { Page } from '../../../contracts/common';
import type { BulletinFigures, BulletinRow, PublicBulletin, PublicBulletinSummary, PublishedFigure } from '../../../contracts/bulletin';
import { count, day, flag, instant, listOf, oneOf, orNull, text, thing, type Guard } from './guards';

const number: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);
const figure = thing<PublishedFigure>({ value: orNull(number), words: text });

const summary = {
  id: text,
  quarter: text,
  title: text,
  state: oneOf<PublicBulletinSummary['state']>(['published', 'withdrawn', 'replaced']),
  publishedOn: day,
  corrected: flag,
  withdrawnOn: orNull(day),
  withdrawalReason: orNull(text),
};

const row = thing<BulletinRow>({
  name: text,
  valid: figure,
  satisfied: figure,
  acceptable: figure,
  dissatisfied: figure,
  satisfaction: figure,
  note: orNull(text),
  due: figure,
  inTime: figure,
  inTimeShare: figure,
  again: figure,
  againContent: figure,
  reasons: listOf(text),
});

const figures = thing<BulletinFigures>({
  from: day,
  to: day,
  takenAt: instant,
  district: row,
  halls: listOf(row),
  reasons: listOf(thing<BulletinFigures['reasons'][number]>({ label: text, count: figure })),
  notes: listOf(text),
});

export const isBulletinPage = thing<Page<PublicBulletinSummary>>({ items: listOf(thing<PublicBulletinSummary>(summary)), nextCursor: orNull(text), total: count }, ['total']);

export const isBulletin = thing<PublicBulletin>({
  ...summary,
  publishedBy: text,
  content: orNull(thing<NonNullable<PublicBulletin['content']>>({ introduction: text, rectification: text, examples: listOf(text), next: text, figures })),
  correction: orNull(thing<NonNullable<PublicBulletin['correction']>>({ changes: text, earlierPublishedOn: day })),
  replacedById: orNull(text),
});
