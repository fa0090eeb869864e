import type { FaultKind, Faults } from '../../contract';

/** The shares that can be chosen; one set elsewhere is shown beside them. */
export const shareChoices = [0.05, 0.1, 0.2, 0.5, 1] as const;
/** What a fault begins with when it is switched on. */
const firstShare = 0.1;

export const percentWords = (share: number): string => `${Math.round(share * 1_000) / 10}%`;

export const isOn = ({ shares }: Faults, kind: FaultKind): boolean => (shares[kind] ?? 0) > 0;

export function withShare(faults: Faults, kind: FaultKind, share: number): Faults {
  const others = Object.fromEntries(Object.entries(faults.shares).filter(([each]) => each !== kind));
  return { ...faults, shares: share > 0 ? { ...others, [kind]: share } : others };
}

export const toggled = (faults: Faults, kind: FaultKind): Faults => withShare(faults, kind, isOn(faults, kind) ? 0 : firstShare);
