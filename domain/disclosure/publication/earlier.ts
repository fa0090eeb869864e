import type { Day } from '../../../contracts/common';
import { native, type ObjectId } from '../../kernel';
import { PublicationModel, type Publication } from '../model';

/** What the village published of the item for the period before this one, in its newest edition. */
export async function earlierOf({ villageId, itemCode, from }: { villageId: ObjectId; itemCode: string; from: Day }): Promise<Publication | null> {
  return native(PublicationModel).findOne({ 'village.id': villageId, 'item.code': itemCode, 'period.from': { $lt: from }, state: 'published' }, { sort: { 'period.from': -1, edition: -1 } });
}

/** What a publication is compared with: a correction with the edition that it corrects, anything else with the period before. */
export async function comparedWith(publication: Publication): Promise<{ publication: Publication; label: string; samePeriod: boolean } | null> {
  if (publication.corrects) {
    const corrected = await native(PublicationModel).findOne({ _id: publication.corrects });
    return corrected ? { publication: corrected, label: `第 ${corrected.edition} 版`, samePeriod: true } : null;
  }
  const earlier = await earlierOf({ villageId: publication.village.id, itemCode: publication.item.code, from: publication.period.from });
  return earlier ? { publication: earlier, label: earlier.period.label, samePeriod: false } : null;
}
