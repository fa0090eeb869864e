import { kioskCode } from '../platform/kiosk';

/** A browser tells that it went back within a moment; where it does not, home comes all the same. */
const backMs = 500;

export const homeAddress = (): string => `/kiosk/${kioskCode() ?? ''}`;

/** When the screen last read ahead: the device's own, of nobody. */
export const readAheadKey = 'kiosk-read-ahead';

/** What this device keeps for itself, of whatever was chosen or typed. */
export function forget(): void {
  const readAhead = window.localStorage.getItem(readAheadKey);
  window.localStorage.clear();
  window.sessionStorage.clear();
  if (readAhead) window.localStorage.setItem(readAheadKey, readAhead);
}

/**
 * Home, with nothing left of whoever stood here: what was kept goes, all steps of the history are taken back, and a new
 * document takes the place of this one, so that nothing of its memory outlives it. The new one cuts off what lies ahead.
 */
export function leaveForHome(): void {
  // What is to go is not shown while it goes.
  document.documentElement.classList.add('kiosk--leaving');
  window.speechSynthesis?.cancel();
  forget();
  const goHome = () => window.location.replace(homeAddress());
  const steps = (window.history.state as { idx?: number } | null)?.idx ?? 0;
  if (steps === 0) return goHome();
  window.addEventListener('popstate', goHome, { once: true });
  setTimeout(goHome, backMs);
  window.history.go(-steps);
}
