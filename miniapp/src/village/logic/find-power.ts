import type { PublicPowerSummary } from '../../../../contracts/micro-power';

/** Those a text means: by a word of the name or of what it is for, or by the first letters of its pinyin. */
export function findPowers(powers: readonly PublicPowerSummary[], typed: string): PublicPowerSummary[] {
  const text = typed.toLowerCase().replace(/\s/g, '');
  if (text === '') return [...powers];
  const letters = /^[a-z]+$/.test(text);
  return powers.filter(({ name, plain, initials, code }) => (letters ? initials.includes(text) : name.includes(text) || plain.includes(text)) || code.toLowerCase() === text);
}
