import { told } from './told';

/** As in worker/main.ts. */
const takeOver = 'take over';
const scope = '/kiosk/';
/** So often the server is asked for newer pages. */
const lookMs = 10 * 60_000;

let registration: ServiceWorkerRegistration | null = null;
const refused = told(false);

/** Whether this browser runs no worker for these pages: it keeps nothing for a time without a network. */
export const useWorkerRefused = refused.use;

/** Only where the browser has workers: with https that it trusts, or on this machine itself. */
export function startWorker(): void {
  if (!navigator.serviceWorker) return refused.become(true);
  navigator.serviceWorker.register(`${scope}worker.js`, { scope }).then(
    (registered) => {
      registration = registered;
      setInterval(() => void registered.update().catch(() => undefined), lookMs);
    },
    // The next opening tries again.
    () => refused.become(true),
  );
}

/** Newer pages take the place of these, where they wait; called while nobody stands before the screen. */
export function renewPages(): void {
  const waiting = registration?.waiting;
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waiting.postMessage(takeOver);
}
