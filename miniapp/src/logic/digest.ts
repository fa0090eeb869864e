import type { RatingProgress } from '../../../contracts/rating';

/** What this phone remembers of how far a rating is, for the card on the home page. */
export interface Digest {
  status: RatingProgress['status'];
  /** The next thing that is owed to the citizen: a first contact, or the result. */
  owed?: { what: 'contact' | 'result'; due: string; lateWorkingDays?: number };
}

export function digestOf({ status, steps }: Pick<RatingProgress, 'status' | 'steps'>): Digest {
  const step = steps.find((one) => one.state !== 'done' && one.key !== 'rateAgain' && one.due);
  if (!step?.due) return { status };
  const late = step.lateWorkingDays ? { lateWorkingDays: step.lateWorkingDays } : {};
  return { status, owed: { what: step.key === 'firstContact' ? 'contact' : 'result', due: step.due, ...late } };
}

const statuses: readonly unknown[] = ['received', 'contacting', 'rectifying', 'awaitingSecondRating', 'escalated', 'closed'];

/** What an older version stored may look otherwise. */
export function isDigest(value: unknown): value is Digest {
  const digest = value as Partial<Digest> | null;
  return typeof digest === 'object' && digest !== null && statuses.includes(digest.status) && (digest.owed === undefined || typeof digest.owed.due === 'string');
}
