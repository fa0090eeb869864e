import type { CatalogueDetail, CatalogueQuery, CatalogueRow, EntryVersion } from '../../../contracts/disclosure-catalogue';
import type { Abilities } from '../../../contracts/common';
import { abilitiesOf, native, shanghaiDay, textPattern, type Context } from '../../kernel';
import { districtScope } from '../district';
import { differences } from './differences';
import { allEntries, bodyOf, defaultEntry, knownEntry, knownOf } from './items';
import { DisclosureItemModel, type StoredItem } from './model';

/** The district's catalogue for whoever works on what is published, out of use included. */
export async function showCatalogue(ctx: Context, query: CatalogueQuery): Promise<{ items: CatalogueRow[]; abilities: Abilities }> {
  return { items: (await allEntries()).map(({ entry, origin }) => ({ ...entry, origin })).filter((row) => matches(row, query)), abilities: await abilities(ctx) };
}

/** The same for an export. */
export async function* eachEntry(_ctx: Context, query: CatalogueQuery): AsyncGenerator<CatalogueRow> {
  for (const { entry, origin } of await allEntries()) if (matches({ ...entry, origin }, query)) yield { ...entry, origin };
}

function matches(row: CatalogueRow, query: CatalogueQuery): boolean {
  if (query.class && row.class !== query.class) return false;
  if (query.place && !row.places.includes(query.place)) return false;
  return !query.text || textPattern(query.text).test(`${row.code} ${row.name} ${row.group}`);
}

/** One entry with its versions and how it differs from what was delivered. @throws Fault notFound */
export async function showEntry(ctx: Context, code: string): Promise<CatalogueDetail> {
  const stored = (await native(DisclosureItemModel).findOne({ code })) as StoredItem | null;
  const { entry, origin, before } = stored ? knownOf(stored) : await knownEntry(code);
  const delivered = defaultEntry(code);
  const coming = before && before.from > shanghaiDay(ctx.clock.now());
  return {
    entry,
    origin,
    fromDefault: delivered ? differences(bodyOf(delivered), bodyOf(entry)) : [],
    comingFrequency: coming ? { before: before.frequency, from: before.from } : null,
    versions: stored ? versionsOf(stored) : [{ version: 1, at: null, by: '', note: '', differences: [] }],
    revision: stored?.trail.seq ?? 0,
    abilities: await abilities(ctx),
  };
}

function versionsOf(stored: StoredItem): EntryVersion[] {
  const all = [...stored.earlier, { version: stored.version, body: bodyOf(knownOf(stored).entry), at: stored.at, by: stored.by, note: stored.note }];
  return all
    .map(({ version, body, at, by, note }, index) => {
      const before = all[index - 1];
      return { version, at: at?.toISOString() ?? null, by, note, differences: before ? differences(before.body, body) : [] };
    })
    .reverse();
}

const abilities = async (ctx: Context): Promise<Abilities> => abilitiesOf(ctx.actor, 'disclosureItem', await districtScope());
