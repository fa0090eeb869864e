import { metresBetween, type Place } from '../../../contracts/distance';
import type { PublicVillagePlace } from '../../../contracts/village-places';

/** Enough that one's own is among them where the phone knows only roughly where it is. */
const shownMost = 8;

/** The villages whose offices are nearest, the nearest first. Worked out here: the phone's place goes nowhere. */
export function nearest(villages: readonly PublicVillagePlace[], here: Place): { village: PublicVillagePlace; metres: number }[] {
  return villages
    .map((village) => ({ village, metres: metresBetween(here, village.office) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, shownMost);
}

/** 约 300 米, 约 2.4 公里: never more exact than a phone knows. */
export function metresWords(metres: number): string {
  if (metres < 950) return `约 ${Math.max(1, Math.round(metres / 100)) * 100} 米`;
  const kilometres = metres / 1000;
  return `约 ${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}
