import type { Light, OrganisationRef } from '../../../../contracts/common';
import type { ColumnKind, DisclosureColumn, DisclosureForm, DisclosurePeriod, PublicationState } from '../../../../contracts/disclosure';
import type { UrgingStage } from '../../../../contracts/disclosure-duty';
import type { ContentProblem, DraftContent, PersonalDecision, PersonalHit, PersonalKind } from '../../../../contracts/publication';
import type { MatterItem, VillageDraftDue, VillageDraftOpened, VillageDrafts, VillageDraftSent, VillageMatterRecorded } from '../../../../contracts/village-draft';
import { count, day, flag, instant, listOf, oneOf, orNull, text, thing, type Guard } from '../../api/guards';

const column = thing<DisclosureColumn>({ key: text, title: text, kind: oneOf<ColumnKind>(['text', 'name', 'identity', 'phone', 'card', 'number', 'money', 'day']), required: flag });

const due = thing<VillageDraftDue>({
  village: thing<OrganisationRef>({ id: text, name: text }),
  item: thing<VillageDraftDue['item']>({ code: text, name: text, form: oneOf<DisclosureForm>(['table', 'text', 'accounts']), help: text, columns: listOf(column) }),
  period: thing<DisclosurePeriod>({ key: text, label: text, from: day, to: day }),
  matter: orNull(text),
  owed: orNull(thing<NonNullable<VillageDraftDue['owed']>>({ due: day, light: oneOf<Light>(['green', 'yellow', 'red', 'done', 'paused']), workingDaysLeft: orNull(count) })),
  urged: orNull(thing<NonNullable<VillageDraftDue['urged']>>({ stage: oneOf<UrgingStage>(['reminder', 'second', 'recommendation', 'manual']), on: day, by: orNull(text) })),
  state: orNull(oneOf<PublicationState>(['draft', 'checking', 'approving', 'published', 'replaced'])),
  mine: flag,
  version: orNull(count),
  correction: flag,
  returned: orNull(thing<NonNullable<VillageDraftDue['returned']>>({ by: text, at: instant, reason: text })),
});

export const isVillageDrafts = thing<VillageDrafts>({
  clerk: orNull(thing<NonNullable<VillageDrafts['clerk']>>({ name: text })),
  villages: listOf(thing<VillageDrafts['villages'][number]>({ id: text, name: text, matters: listOf(thing<MatterItem>({ code: text, name: text, periodic: flag })) })),
  due: listOf(due),
  before: listOf(thing<VillageDrafts['before'][number]>({ villageId: text, periodKey: text, monthKey: text, closing: count })),
  entries: listOf(thing<VillageDrafts['entries'][number]>({ code: text, name: text })),
  voucherFrom: count,
});

type Accounts = Extract<DraftContent, { form: 'accounts' }>;
type Table = Extract<DraftContent, { form: 'table' }>;
type Text = Extract<DraftContent, { form: 'text' }>;
const lines = listOf(thing<Accounts['receipts'][number]>({ day: text, entry: text, what: text, amount: count, party: text, voucher: text, voucherFileIds: listOf(text) }));
const isAccounts = thing<Accounts>({ form: oneOf<'accounts'>(['accounts']), opening: count, receipts: lines, payments: lines, closing: count, note: text });
const isTable = thing<Table>({ form: oneOf<'table'>(['table']), rows: listOf(listOf(text)), note: text });
const isText = thing<Text>({ form: oneOf<'text'>(['text']), text });
const isContent: Guard<DraftContent> = (value): value is DraftContent => isAccounts(value) || isTable(value) || isText(value);

export const isVillageDraftOpened = thing<VillageDraftOpened>({ version: count, nothing: flag, content: orNull(isContent), pictures: listOf(thing<VillageDraftOpened['pictures'][number]>({ id: text, preview: text })), documents: listOf(text) });

const decision = oneOf<PersonalDecision>(['mask', 'keep']);
const personal = thing<PersonalHit>({ text, kind: oneOf<PersonalKind>(['name', 'cadre', 'address', 'child', 'landline']), masked: text, count, places: listOf(text), suggestion: decision, decision: orNull(decision) });

export const isVillageDraftSent = thing<VillageDraftSent>({
  title: text,
  version: count,
  faults: listOf(thing<VillageDraftSent['faults'][number]>({ stops: flag, words: text })),
  problems: listOf(thing<ContentProblem>({ path: text, where: text, message: text })),
  personal: listOf(personal),
  attachments: count,
});

export const isVillageMatterRecorded = thing<VillageMatterRecorded>({ item: text, due: day, workingDaysLeft: orNull(count) });

/** An answer without a body, as each platform gives it. */
export const isNothing: Guard<unknown> = (value): value is unknown => value === undefined || value === null || value === '';
