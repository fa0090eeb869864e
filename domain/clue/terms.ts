import type { Day } from '../../contracts/common';
import { addWorkingDays } from '../kernel';

/**
 * Days that bind (working days). Acceptance and result: 15, 实名举报办理; registration and distribution: default of the
 * platform (docs/data-sources.md).
 */
export const terms = { register: 1, distribute: 3, sign: 2, accept: 15, result: 15, talkReply: 15 } as const;

/** By when a reporter learns whether it is accepted, were it received on this day. */
export const acceptBy = (receivedOn: Day): { day: Day; workingDays: number } => ({ day: addWorkingDays(receivedOn, terms.accept), workingDays: terms.accept });

export const deadlineKey = (clueId: string, step: string): string => `clue:${clueId}:${step}`;
