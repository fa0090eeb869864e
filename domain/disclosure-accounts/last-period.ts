import type { Day } from '../../contracts/common';
import type { DisclosureFrequency, DisclosurePeriod } from '../../contracts/disclosure';
import { isPeriodic, periodAt } from '../../contracts/disclosure-period';
import { dayNumber, dayOfNumber } from '../kernel';

/** The last period that is over on this day; null for what has no periods. */
export const lastPeriod = (frequency: DisclosureFrequency, today: Day): DisclosurePeriod | null =>
  isPeriodic(frequency) ? periodAt(frequency, dayOfNumber(dayNumber(periodAt(frequency, today).from) - 1)) : null;
