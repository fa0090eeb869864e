/** How long a screen may stand untouched. What is one's own stands for less. */
export const idleMs = { everybody: 60_000, own: 30_000 };
/** So long before, the screen asks whether somebody still reads. */
export const askMs = 10_000;

const limitOf = (own: boolean): number => (own ? idleMs.own : idleMs.everybody);
export const secondsOf = (own: boolean): number => limitOf(own) / 1000;

export interface Watched {
  now: number;
  /** When somebody last touched it, or its voice last spoke. */
  touchedAt: number;
  own: boolean;
  /** The home page as it was when it opened. */
  untouched: boolean;
}

export type Idle = { state: 'untouched' } | { state: 'used' } | { state: 'asking'; seconds: number } | { state: 'over' };

/** Whether it is time to go home; on the home page itself nobody is asked. */
export function idleAt({ now, touchedAt, own, untouched }: Watched): Idle {
  if (untouched) return { state: 'untouched' };
  const left = touchedAt + limitOf(own) - now;
  if (left <= 0) return { state: 'over' };
  return left <= askMs ? { state: 'asking', seconds: Math.ceil(left / 1000) } : { state: 'used' };
}
