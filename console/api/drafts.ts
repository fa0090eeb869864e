/** What somebody is writing: in this tab's memory only, never stored. Gone with the page, or when he signs out. */
const drafts = new Map<string, unknown>();
const keyOf = (accountId: string, place: string): string => `${accountId} ${place}`;

export const readDraft = <T>(accountId: string, place: string): T | undefined => drafts.get(keyOf(accountId, place)) as T | undefined;

export function writeDraft(accountId: string, place: string, value: unknown): void {
  if (value === undefined) drafts.delete(keyOf(accountId, place));
  else drafts.set(keyOf(accountId, place), value);
}

/** Whoever signs in next finds only what he wrote himself. */
export function keepDraftsOf(accountId: string | undefined): void {
  for (const key of [...drafts.keys()]) if (!accountId || !key.startsWith(keyOf(accountId, ''))) drafts.delete(key);
}
