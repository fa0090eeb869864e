import type { RatingLevel } from '../../../contracts/rating-options';

/** A bar from zero; level and figure stand beside it in words. */
export function Bar({ tone, share }: { tone: RatingLevel | 'unrated'; share: number }) {
  return <span className={`bar ${tone}`} style={{ width: share > 0 ? `max(${(share * 100).toFixed(1)}%, 3px)` : 0 }} aria-hidden="true" />;
}
