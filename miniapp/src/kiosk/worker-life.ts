/** As in worker/main.ts. */
const takeOver = 'take over';
const scope = '/kiosk/';
/** So often the server is asked for newer pages. */
const lookMs = 10 * 60_000;

let registration: ServiceWorkerRegistration | null = null;

/** Only where the browser has workers: with https, or on this machine itself. */
export function startWorker(): void {
  navigator.serviceWorker?.register(`${scope}worker.js`, { scope }).then(
    (registered) => {
      registration = registered;
      setInterval(() => void registered.update().catch(() => undefined), lookMs);
    },
    // Without a network at the first opening there is none: the next opening tries again.
    () => undefined,
  );
}

/** Newer pages take the place of these, where they wait; called while nobody stands before the screen. */
export function renewPages(): void {
  const waiting = registration?.waiting;
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waiting.postMessage(takeOver);
}
