/** Calls back whenever the network returns, until the answer is called. */
export function onConnected(callback: () => void): () => void {
  window.addEventListener('online', callback);
  return () => window.removeEventListener('online', callback);
}
