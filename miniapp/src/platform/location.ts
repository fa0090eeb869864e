import type { Place } from '../../../contracts/distance';

export type Located = { state: 'here'; place: Place; rough: boolean } | { state: 'refused' } | { state: 'unknown' };

/** Nobody waits longer for a fix that does not come. */
const timeoutMs = 10_000;
const denied = 1;

/** Asks the browser where the phone is, in WGS 84 as villages are; the browser asks the person first. */
export function locate(): Promise<Located> {
  if (!('geolocation' in navigator)) return Promise.resolve({ state: 'unknown' });
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => resolve({ state: 'here', place: { longitude, latitude }, rough: false }),
      ({ code }) => resolve({ state: code === denied ? 'refused' : 'unknown' }),
      { enableHighAccuracy: false, timeout: timeoutMs, maximumAge: 300_000 },
    ),
  );
}
