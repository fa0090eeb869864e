import { sideOfEntry, type AccountsEntry } from '../../contracts/accounts-rules';
import { catalogueItems } from '../disclosure';

/** The entries a line of an account may belong to, in the catalogue's order. */
export async function accountsEntries(): Promise<AccountsEntry[]> {
  const found = new Map<string, AccountsEntry>();
  for (const place of ['village', 'community'] as const) {
    for (const { code, name } of await catalogueItems(place)) if (sideOfEntry(code)) found.set(code, { code, name });
  }
  return [...found.values()];
}

/** An entry that the catalogue no longer has goes by its code. */
export async function entryNames(): Promise<(code: string) => string> {
  const names = new Map((await accountsEntries()).map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
