import { deviceKeyPattern } from '../../../contracts/rating-options';
import { base64urlFrom } from '../logic/submission';
import { randomBytes } from '../platform/random';
import { keptValue } from './value';

const kept = keptValue<string | null>('device', null, (stored): stored is string | null => typeof stored === 'string' && deviceKeyPattern.test(stored));

/**
 * What tells this phone from others within a day, so that the platform can count to its daily limit: random, kept here
 * only, and hashed with day and window before anything is stored. Where a browser keeps nothing, each page has its own.
 */
export async function deviceKey(): Promise<string> {
  try {
    const known = kept.get();
    if (known) return known;
  } catch {
    // The browser refuses to be asked.
  }
  const fresh = base64urlFrom(await randomBytes());
  try {
    kept.set(fresh);
  } catch {
    // And to keep it.
  }
  return fresh;
}
