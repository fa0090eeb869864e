import { personTexts } from './texts-person';
import { yearTexts } from './texts-year';

export type { SeedText } from './seed-text';

export const reminderTexts = [...personTexts, ...yearTexts];
