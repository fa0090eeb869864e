import type { Day } from '../../../contracts/common';
import type { DisclosureContent, DisclosureItem, DisclosurePeriod } from '../../../contracts/disclosure';
import type { Publication } from '../../../domain/disclosure';
import { publicationFacts } from '../../../domain/disclosure/model';
import { publicContentOf } from '../../../domain/disclosure/publication/content';
import { publishedEvent } from '../../../domain/disclosure/publication/way';
import { dayNumber, dayOfNumber, firstTrail, fixedClock, isWorkingDay, newOutbox, ObjectId, shanghaiInstant, systemContext, workingDaysBetween, type OrganisationRecord } from '../../../domain/kernel';

interface Told {
  village: OrganisationRecord;
  town: OrganisationRecord;
  item: DisclosureItem;
  period: DisclosurePeriod;
  /** Null: 本期无发生. */
  content: DisclosureContent | null;
  /** Days after the period's end on which it was published, or since when it waits for the town. */
  after: number;
  waiting: boolean;
  /** By which day it was owed, where that is told. */
  due?: Day;
  /** What follows from a publication follows from it too. */
  told: boolean;
}

/** An edition as the whole way would have left it, in one document: for the many that nobody looks at step by step. */
export function toldPublication({ village, town, item, period, content, after, waiting, due, told }: Told): Publication {
  let number = dayNumber(period.to) + after;
  while (!isWorkingDay(dayOfNumber(number))) number += 1;
  const on = dayOfNumber(number);
  const at = shanghaiInstant(on, '10:20');
  const clerk = { id: village._id, name: `${village.name}报账员` };
  const supervisor = { id: new ObjectId(), name: `${village.name}村务监督委员会` };
  const step = (act: 'submit' | 'check' | 'approve', by: typeof clerk) => ({ at, by, act, opinion: '' });
  const { code, name, class: itemClass, form, audience, version } = item;
  const body: Omit<Publication, 'trail'> = {
    _id: new ObjectId(),
    title: `${village.name} ${period.label} ${name}`,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    item: { code, name, class: itemClass, form, audience, version },
    period,
    edition: 1,
    state: waiting ? 'approving' : 'published',
    nothing: content === null,
    content,
    attachments: [],
    looked: false,
    decisions: [],
    writers: [clerk.id],
    drafted: { at, by: clerk },
    updatedAt: at,
    steps: [step('submit', clerk), step('check', supervisor), ...(waiting ? [] : [step('approve', { id: town._id, name: town.name })])],
    published: waiting ? null : { at, on, due: due ?? null, lateWorkingDays: due !== undefined && on > due ? Math.max(1, workingDaysBetween(due, on)) : 0 },
    ...(waiting ? { openKey: `${village._id.toHexString()}:${code}:${period.key}` } : { publicContent: publicContentOf(content, []), publicFiles: [], listedAt: at }),
    corrects: null,
    correction: null,
    replacedBy: null,
  };
  const ctx = systemContext('demo', fixedClock(at.toISOString()));
  const edition = { ...body, trail: firstTrail(ctx, waiting ? 'publication.check' : 'publication.approve', { on }, publicationFacts(body)) };
  return told ? { ...edition, outbox: newOutbox(ctx, [publishedEvent(edition, on)]) } : edition;
}
