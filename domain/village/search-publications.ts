import { disclosureClassLabels } from '../../contracts/disclosure';
import { catalogueItems, PublicationModel, type Publication } from '../disclosure';
import { formatDayChinese, native, ObjectId } from '../kernel';
import { titleOf } from './lines';
import { defineSearchable, type Found } from './search';

type Listed = Pick<Publication, '_id' | 'item' | 'period' | 'published'>;

export const newestOfItem = (villageId: string, code: string): object => ({ 'village.id': new ObjectId(villageId), 'item.code': code, state: 'published', listedAt: { $exists: true } });
export const newestFirst = { 'period.key': -1, edition: -1 } as const;

// By the catalogue's names: of each entry that is meant, the newest period; the page itself leads to earlier ones.
defineSearchable({
  group: 'publications',
  async find({ id, kind }, rate) {
    const meant = (await catalogueItems(kind))
      .filter(({ audience }) => audience === 'everyone')
      .map((item) => ({ item, rate: Math.max(rate(item.name), rate(item.group) - 1, rate(disclosureClassLabels[item.class]) - 2) }))
      .filter((one) => one.rate > 0);
    return (await Promise.all(meant.map(({ item, rate: rated }) => newest(id, item.code, rated)))).flat();
  },
});

async function newest(villageId: string, code: string, rate: number): Promise<Found[]> {
  const [found] = (await native(PublicationModel)
    .find(newestOfItem(villageId, code) as never, { sort: newestFirst, limit: 1, projection: { item: 1, period: 1, published: 1 } })
    .toArray()) as Listed[];
  if (!found?.published) return [];
  const note = `${disclosureClassLabels[found.item.class]} · ${formatDayChinese(found.published.on)}公开`;
  return [{ title: titleOf(found), note, target: { page: 'item', id: found._id.toHexString() }, rate }];
}
