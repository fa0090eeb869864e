import type { Page } from '../../../contracts/common';
import type { AccountLine, ContentChanges, DisclosureColumn, DisclosureContent, PublicPublication, PublicPublicationChanges, PublicPublicationSummary, PublicWithdrawn } from '../../../contracts/disclosure';
import type { BoardAccount, BoardLine, DutyOutlook, NextDuty, PublicVillage, PublicVillageList, VillageBoard, VillageFound, VillageNews, VillageNotices, VillageSearch, VillageTarget } from '../../../contracts/village';
import { count, day, flag, listOf, oneOf, orNull, text, thing, type Guard } from './guards';

const ref = thing<{ id: string; name: string }>({ id: text, name: text });
const village = thing<PublicVillage>({ id: text, name: text, code: text, kind: oneOf<PublicVillage['kind']>(['village', 'community']), town: ref });

export const isVillageList = thing<PublicVillageList>({ items: listOf(village), towns: listOf(thing<PublicVillageList['towns'][number]>({ id: text, name: text, villages: count })) });

const target = thing<VillageTarget>({ page: oneOf<VillageTarget['page']>(['item', 'fund', 'power', 'project', 'policy']), id: text });
const line = thing<BoardLine>({ title: text, group: text, on: orNull(day), lateWorkingDays: count, corrected: flag, nothing: flag, target });
const lines = listOf(line);
const account = thing<BoardAccount>({ publicationId: text, period: text, opening: count, received: count, paid: count, closing: count, on: day, lateWorkingDays: count, corrected: flag });
const duty = thing<NextDuty>({ code: text, name: text, period: text, due: day, light: oneOf<NextDuty['light']>(['green', 'yellow', 'red']), workingDays: count });

export const isBoard = thing<VillageBoard>({
  village,
  publishedThisYear: count,
  account: orNull(account),
  lines: thing<VillageBoard['lines']>({ finance: lines, fund: lines, project: lines, power: lines, affairs: lines }),
  duties: orNull(thing<DutyOutlook>({ next: listOf(duty), yellow: count, red: count })),
});

export const isVillageNotices = thing<VillageNotices>({ village: ref, newest: lines, late: listOf(duty) });

export const isSearch = thing<VillageSearch>({
  groups: listOf(
    thing<VillageSearch['groups'][number]>({
      group: oneOf<VillageSearch['groups'][number]['group']>(['publications', 'funds', 'powers', 'projects', 'policies']),
      items: listOf(thing<VillageFound>({ title: text, note: text, target })),
      nextCursor: orNull(text),
      total: count,
    }),
  ),
});

export const isVillageNews = thing<VillageNews>({ villages: listOf(ref), templateId: orNull(text), left: count });

// ---- one publication ----

const either =
  <A, B>(a: Guard<A>, b: Guard<B>): Guard<A | B> =>
  (value): value is A | B =>
    a(value) || b(value);

const form = oneOf<PublicPublicationSummary['item']['form']>(['table', 'text', 'accounts']);
const summary = {
  id: text,
  village: ref,
  town: ref,
  item: thing<PublicPublicationSummary['item']>({ code: text, name: text, class: oneOf<PublicPublicationSummary['item']['class']>(['party', 'affairs', 'finance', 'fund', 'project', 'service']), form }),
  period: thing<PublicPublicationSummary['period']>({ key: text, label: text, from: day, to: day }),
  nothing: flag,
  edition: count,
  publishedOn: day,
  due: orNull(day),
  lateWorkingDays: count,
  corrected: flag,
};
export const isPublicationPage = thing<Page<PublicPublicationSummary>>({ items: listOf(thing<PublicPublicationSummary>(summary)), nextCursor: orNull(text), total: count }, ['total']);

const column = thing<DisclosureColumn>({ key: text, title: text, kind: oneOf<DisclosureColumn['kind']>(['text', 'name', 'identity', 'phone', 'card', 'number', 'money', 'day']), required: flag });
const cells = listOf(text);
type Of<F extends DisclosureContent['form']> = Extract<DisclosureContent, { form: F }>;
const accountLine = thing<AccountLine>({ day, entry: text, what: text, amount: count, party: text, voucher: text, voucherFileIds: cells });
const content = either(
  either(thing<Of<'table'>>({ form: oneOf(['table']), columns: listOf(column), rows: listOf(cells), note: text }), thing<Of<'text'>>({ form: oneOf(['text']), text })),
  thing<Of<'accounts'>>({ form: oneOf(['accounts']), opening: count, receipts: listOf(accountLine), payments: listOf(accountLine), closing: count, note: text }),
);

export const isPublication = thing<PublicPublication>({
  ...summary,
  state: oneOf<PublicPublication['state']>(['published', 'replaced']),
  content: orNull(content),
  attachments: listOf(thing<PublicPublication['attachments'][number]>({ id: text, name: text, mediaType: text, size: count })),
  checkedBy: text,
  approvedBy: text,
  correction: orNull(thing<NonNullable<PublicPublication['correction']>>({ reason: text, earlierId: text, earlierPublishedOn: day })),
  replacedById: orNull(text),
  withdrawn: thing<PublicWithdrawn>({ files: listOf(thing<PublicWithdrawn['files'][number]>({ id: text, mediaType: text, on: day })), wordsOn: orNull(day) }),
}, ['withdrawn']);

type Changes<F extends ContentChanges['form']> = Extract<ContentChanges, { form: F }>;
const sums = listOf(thing<Changes<'accounts'>['sums'][number]>({ title: text, before: text, after: text }));
const note = orNull(thing<NonNullable<Changes<'accounts'>['note']>>({ before: text, after: text }));
const changes = either(
  either(
    thing<Changes<'table'>>({
      form: oneOf(['table']),
      titles: cells,
      added: listOf(cells),
      removed: listOf(cells),
      changed: listOf(thing<Changes<'table'>['changed'][number]>({ row: cells, cells: listOf(thing<Changes<'table'>['changed'][number]['cells'][number]>({ column: count, before: text })) })),
      same: count,
      sums,
      note,
    }),
    thing<Changes<'text'>>({ form: oneOf(['text']), parts: listOf(thing<Changes<'text'>['parts'][number]>({ kind: oneOf<Changes<'text'>['parts'][number]['kind']>(['same', 'added', 'removed']), text })) }),
  ),
  either(thing<Changes<'accounts'>>({ form: oneOf(['accounts']), sums, added: cells, removed: cells, note }), thing<Changes<'nothing'>>({ form: oneOf(['nothing']), before: flag, after: flag })),
);
const edition = thing<PublicPublicationChanges['earlier']>({ id: text, edition: count, publishedOn: day });
export const isPublicationChanges = thing<PublicPublicationChanges>({ reason: text, earlier: edition, later: edition, changes: orNull(changes) });
