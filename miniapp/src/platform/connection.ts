/** Calls back whenever the network returns. */
export function onConnected(callback: () => void): void {
  window.addEventListener('online', callback);
}
