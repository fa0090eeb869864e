import type { z } from 'zod';
import type { OrganisationRef } from '../../../contracts/common';
import type { OfficerDraft, officerPlaces, officerReportSubmitted } from '../../../contracts/officer-report';
import { count, flag, instant, listOf, orNull, text, thing } from './guards';

export type OfficerPlaces = z.infer<typeof officerPlaces>;
export type OfficerReportSubmitted = z.infer<typeof officerReportSubmitted>;

const organisation = thing<OrganisationRef>({ id: text, name: text });

export const isOfficerDraft = thing<OfficerDraft>({
  officer: orNull(thing<NonNullable<OfficerDraft['officer']>>({ name: text, organisationName: text })),
  draft: orNull(thing<NonNullable<OfficerDraft['draft']>>({ what: text, organisation: orNull(organisation), when: text, who: text, photos: count, voices: count, hasPlace: flag, until: instant })),
  organisations: listOf(organisation),
});
export const isOfficerPlaces = thing<OfficerPlaces>({ items: listOf(organisation) });
export const isOfficerReportSubmitted = thing<OfficerReportSubmitted>({ number: text, receiptCode: text });
