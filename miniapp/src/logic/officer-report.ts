import type { ReporterStage } from '../../../contracts/clue';
import type { OrganisationRef } from '../../../contracts/common';
import type { OfficerDraft, OfficerReportFields } from '../../../contracts/officer-report';

export const whatMost = 2000;
export const whenMost = 50;
export const whoMost = 100;
const whatLeast = 5;

/** What an officer has written on the page. */
export interface ReportDraft {
  what: string;
  organisation: OrganisationRef | null;
  when: string;
  who: string;
  green: boolean;
}

/** How far a report is; the contract's own words stand beside a library that is too large for a page. */
export const stageWords: Record<ReporterStage, string> = { received: '已经收到', accepted: '已经受理', handling: '正在办理', closed: '已经办结', notAccepted: '不由本委受理', passedUp: '按规定转上级' };

export const draftFrom = ({ draft }: OfficerDraft): ReportDraft => ({ what: draft?.what ?? '', organisation: draft?.organisation ?? null, when: draft?.when ?? '', who: draft?.who ?? '', green: draft?.green ?? false });

/** Why it cannot be handed in yet; stands on the button. */
export function whyNotSubmit({ what, organisation }: ReportDraft, open: boolean): string | null {
  if (!open) return '还没有开通';
  if (what.trim().length < whatLeast) return '请先写是什么事';
  return organisation ? null : '请选是哪个村、哪个单位';
}

/** What is worth keeping: a text that is too short yet stays on the page only. */
export function fieldsOf({ what, organisation, when, who, green }: ReportDraft): Partial<OfficerReportFields> {
  return {
    ...(what.trim().length >= whatLeast ? { what: what.trim() } : {}),
    ...(organisation ? { organisationId: organisation.id } : {}),
    when: when.trim(),
    who: who.trim(),
    green,
  };
}

/** What came by chat and is not shown again here: 照片 2 张，语音 1 段，位置. */
export function fromChat(draft: OfficerDraft['draft']): string | null {
  if (!draft) return null;
  return [draft.photos > 0 ? `照片 ${draft.photos} 张` : '', draft.voices > 0 ? `语音 ${draft.voices} 段` : '', draft.hasPlace ? '位置' : ''].filter(Boolean).join('，') || null;
}
