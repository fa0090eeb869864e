import type { z } from 'zod';
import type { OrganisationRef } from '../../../contracts/common';
import type { ReporterStage } from '../../../contracts/clue';
import type { OfficerDraft, officerPlaces, officerReportSubmitted, OwnOfficerReport } from '../../../contracts/officer-report';
import { stageWords } from '../logic/officer-report';
import { count, day, flag, instant, listOf, oneOf, orNull, text, thing, type Guard } from './guards';
import { isVillageNotices } from './guards-village';

export type OfficerPlaces = z.infer<typeof officerPlaces>;
export type OfficerReportSubmitted = z.infer<typeof officerReportSubmitted>;

const receiptCode: Guard<string> = (value): value is string => text(value) && /^\d{16}$/.test(value);
const organisation = thing<OrganisationRef>({ id: text, name: text });

export const isOfficerDraft = thing<OfficerDraft>({
  officer: orNull(thing<NonNullable<OfficerDraft['officer']>>({ name: text, organisationName: text })),
  draft: orNull(thing<NonNullable<OfficerDraft['draft']>>({ what: text, organisation: orNull(organisation), when: text, who: text, green: flag, photos: count, voices: count, hasPlace: flag, until: instant })),
  open: flag,
  organisations: listOf(organisation),
  own: listOf(thing<OwnOfficerReport>({ number: text, receivedOn: day, stage: oneOf(Object.keys(stageWords) as ReporterStage[]) })),
  village: orNull(isVillageNotices),
});
export const isOfficerPlaces = thing<OfficerPlaces>({ items: listOf(organisation) });
export const isOfficerReportSubmitted = thing<OfficerReportSubmitted>({ number: text, receiptCode });
