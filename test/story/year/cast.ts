import { officialOpenid } from '../../../scripts/sandbox/people';
import { at, outageOn, plusDays } from './days';

export type Appointment = 'new' | 'transfer' | 'promotion';

/** A cadre and what happens to him within the year, drawn by a seed before anything runs. */
export interface Cadre {
  index: number;
  name: string;
  openid: string;
  phone: string | null;
  joined: string | null;
  /** Agreed on the first day, agrees in the year by chat, or never. */
  agrees: Date | null;
  /** Has bound himself on the first day, whether or not he agreed. */
  boundAtFirst: boolean;
  revokes: Date | null;
  unfollows: Date | null;
  /** Known from the beginning, or entered on the day of `entered`. */
  post: { appointment: Appointment; from: string; entered: Date | null } | null;
  retires: string | null;
  /** The record is put out of use on the day of retiring. */
  leaves: Date | null;
}

export const beginning = at('2025-12-01', '00:00');

/** Mulberry32: the same cast on every machine. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function drawCast(count: number, seed: number): Cadre[] {
  const roll = dice(seed);
  const happens = (share: number): boolean => roll() < share;
  const between = (low: number, high: number): number => low + Math.floor(roll() * (high - low + 1));
  const dayOfYear = (): string => {
    for (;;) {
      const day = plusDays('2026-01-05', between(0, 345));
      if (!outageOn(day)) return day;
    }
  };
  const joinedOn = (): string => (happens(0.08) ? `${1976 + 4 * between(0, 12)}-02-29` : plusDays(`${between(1975, 2025)}-01-01`, between(0, 364)));
  return Array.from({ length: count }, (_, index): Cadre => {
    const digits = String(index).padStart(4, '0');
    const bound = happens(0.92);
    const agreement = !bound ? 'never' : happens(0.08) ? 'never' : happens(0.1) ? 'later' : 'first';
    const agrees = agreement === 'never' ? null : agreement === 'first' ? beginning : at(dayOfYear(), '12:00');
    const retires = happens(0.06) ? dayOfYear() : null;
    // A political birthday and a new post within days of two holidays: more than goes out to one person in a week.
    const crowded = happens(0.03);
    const from = crowded ? '2026-09-23' : dayOfYear();
    const revokes = agreement === 'first' && happens(0.1) ? at(dayOfYear(), '13:00') : null;
    const unfollows = agreement === 'first' && happens(0.1) ? at(dayOfYear(), '14:00') : null;
    return {
      index,
      name: `测试${digits}`,
      openid: officialOpenid(`K${digits}`),
      phone: happens(0.88) ? `1990000${digits}` : null,
      joined: crowded ? `${between(1975, 2025)}-09-22` : happens(0.9) ? joinedOn() : null,
      agrees,
      boundAtFirst: bound && agreement !== 'later',
      // Who follows no more can write no word.
      revokes: revokes && unfollows && unfollows < revokes ? null : revokes,
      unfollows,
      post: crowded || happens(0.25) ? { appointment: (['new', 'transfer', 'promotion'] as const)[between(0, 2)]!, from: crowded || happens(0.5) ? from : plusDays(from, between(0, 4)), entered: !crowded && happens(0.5) ? at(from, '10:00') : null } : null,
      retires,
      leaves: retires && happens(0.5) && !outageOn(retires) ? at(retires, '00:30') : null,
    };
  });
}
