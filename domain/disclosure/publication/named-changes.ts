import type { ContentChanges, DisclosureContent } from '../../../contracts/disclosure';
import { allEntries } from '../catalogue/items';
import { changesBetween, type Compared } from './differences';

/** What differs between two contents, with the catalogue's names. */
export async function namedChanges(before: DisclosureContent | null, after: DisclosureContent | null, { samePeriod }: Pick<Compared, 'samePeriod'>): Promise<ContentChanges | null> {
  const names = before?.form === 'accounts' ? new Map((await allEntries()).map(({ entry }) => [entry.code, entry.name])) : new Map<string, string>();
  return changesBetween(before, after, { nameOf: (entry) => names.get(entry) ?? entry, samePeriod });
}
