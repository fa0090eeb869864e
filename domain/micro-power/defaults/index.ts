import type { MicroPower } from '../../../contracts/micro-power';
import { decisions } from './decisions';
import { management } from './management';
import { services } from './services';

/**
 * The list that an installation begins with: three classes, seven powers each. Names, and whatever says nothing else
 * of itself, are proposals of the platform.
 */
export const defaultPowers: readonly MicroPower[] = [...decisions, ...management, ...services];
