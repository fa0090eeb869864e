import type { RatingSummary } from '../../../contracts/rating';
import { ratingFlagKindLabels, ratingVerdictLabels } from '../../../contracts/rating-options';

/** What was judged first, then what looked odd; a mark never takes a rating away. */
export function markWords({ verdict, flags, mistaken }: Pick<RatingSummary, 'verdict' | 'flags' | 'mistaken'>): string[] {
  return [...(verdict ? [ratingVerdictLabels[verdict]] : []), ...new Set(flags.map((flag) => ratingFlagKindLabels[flag.kind])), ...(mistaken ? ['群众说是误评'] : [])];
}
