import { typeScale } from '../platform/type-scale';
import { keptValue } from './value';

const elderFromScale = 1.3;

/** null: never chosen, WeChat's own font setting decides. */
const choice = keptValue<boolean | null>('elder', null, (stored): stored is boolean | null => typeof stored === 'boolean');

/**
 * Whether the pages are in elder mode (大字版), and the factor k every text is multiplied by.
 * Elder sizes already hold the factor 1.3; only what is above it is left.
 */
export function useElder(): { elder: boolean; scale: number; setElder: (on: boolean) => void } {
  const chosen = choice.use();
  const scale = typeScale();
  const elder = chosen ?? scale >= elderFromScale;
  return { elder, scale: elder ? Math.max(1, scale / elderFromScale) : scale, setElder: choice.set };
}
