import type { Page } from '../../../contracts/common';
import { policyKinds, policyValidities } from '../../../contracts/policy-options';
import type { PolicyFile, PublicPolicy, PublicPolicySummary } from '../../../contracts/public-policy';
import { count, day, listOf, oneOf, orNull, text, thing } from './guards';

const head = { id: text, title: text, kind: oneOf(policyKinds), documentNumber: text, issuer: text, validity: oneOf(policyValidities), summary: text };

export const isPolicyPage = thing<Page<PublicPolicySummary>>({ items: listOf(thing<PublicPolicySummary>(head)), nextCursor: orNull(text), total: count }, ['total']);

export const isPolicy = thing<PublicPolicy>({
  ...head,
  validFrom: orNull(day),
  validTo: orNull(day),
  who: text,
  how: text,
  materials: listOf(text),
  where: text,
  phone: orNull(text),
  attachments: listOf(thing<PolicyFile>({ id: text, name: text, mediaType: text, size: count })),
  programme: orNull(thing<NonNullable<PublicPolicy['programme']>>({ code: text, name: text })),
  power: orNull(text),
  edition: count,
  publishedOn: day,
  changed: orNull(thing<NonNullable<PublicPolicy['changed']>>({ words: text, earlierPublishedOn: day })),
});
