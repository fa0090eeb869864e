import type { ColumnKind, DisclosureColumn, DisclosureForm, DisclosurePeriod, PublicationState } from '../../../../contracts/disclosure';
import type { OrganisationRef } from '../../../../contracts/common';
import type { VillageDraftDue, VillageDrafts, VillageDraftSent } from '../../../../contracts/village-draft';
import { count, day, flag, listOf, oneOf, orNull, text, thing } from '../../api/guards';

const column = thing<DisclosureColumn>({ key: text, title: text, kind: oneOf<ColumnKind>(['text', 'name', 'identity', 'phone', 'card', 'number', 'money', 'day']), required: flag });

const due = thing<VillageDraftDue>({
  village: thing<OrganisationRef>({ id: text, name: text }),
  item: thing<VillageDraftDue['item']>({ code: text, name: text, form: oneOf<DisclosureForm>(['table', 'text', 'accounts']), help: text, columns: listOf(column) }),
  period: thing<DisclosurePeriod>({ key: text, label: text, from: day, to: day }),
  state: orNull(oneOf<PublicationState>(['draft', 'checking', 'approving', 'published', 'replaced'])),
  mine: flag,
});

export const isVillageDrafts = thing<VillageDrafts>({
  clerk: orNull(thing<NonNullable<VillageDrafts['clerk']>>({ name: text })),
  due: listOf(due),
  before: listOf(thing<VillageDrafts['before'][number]>({ villageId: text, monthKey: text, closing: count })),
  entries: listOf(thing<VillageDrafts['entries'][number]>({ code: text, name: text })),
  voucherFrom: count,
});

export const isVillageDraftSent = thing<VillageDraftSent>({ title: text, faults: listOf(thing<VillageDraftSent['faults'][number]>({ stops: flag, words: text })) });
