import type { Day } from '../../contracts/common';
import type { DisclosureForm, DisclosurePeriod } from '../../contracts/disclosure';
import type { ObjectId } from '../kernel';

/** Something a village has to publish now: an item of a period that is over or near its day, or a matter that somebody recorded. */
export interface Owed {
  villageId: ObjectId;
  item: { code: string; name: string; form: DisclosureForm };
  period: DisclosurePeriod;
  due: Day;
  matter: string | null;
}

type OwedNow = (villages: readonly ObjectId[], now: Date) => Promise<Owed[]>;

let owedNow: OwedNow | undefined;

/** Whoever keeps the villages' duties says what they owe. Until then nothing is owed. */
export function defineOwed(fn: OwedNow): void {
  if (owedNow) throw new Error('what is owed is defined twice');
  owedNow = fn;
}

/** What is due first comes first. */
export const owedBy: OwedNow = async (villages, now) => (await owedNow?.(villages, now)) ?? [];
