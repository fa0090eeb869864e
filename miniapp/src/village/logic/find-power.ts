import type { PublicPowerSummary } from '../../../../contracts/micro-power';
import { isHeardIn } from './sounds';

/** Those a text means: by a word of the name or of what it is for, or by pinyin; a single letter is too little to tell what for. */
export function findPowers(powers: readonly PublicPowerSummary[], typed: string): PublicPowerSummary[] {
  const text = typed.toLowerCase().replace(/\s/g, '');
  if (text === '') return [...powers];
  const letters = /^[a-z]+$/.test(text);
  const means = ({ name, plain, sound }: PublicPowerSummary): boolean => (letters ? isHeardIn(text, sound.name) || (text.length > 1 && isHeardIn(text, sound.plain)) : name.includes(text) || plain.includes(text));
  return powers.filter((power) => means(power) || power.code.toLowerCase() === text);
}
