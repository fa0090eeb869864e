/** WeChat's own button closes a mini-program at once. */
export const leaveAtOnce: (() => void) | null = null;

export function watchEscape(_onTwice: () => void): () => void {
  return () => {};
}
