import type { SpotCheck } from '../../contracts/disclosure-oversight';
import type { Publication } from '../disclosure';
import type { PublishedRef } from './model';

export function refOf({ _id, village, town, path, item, period, published }: Publication): PublishedRef {
  return { publicationId: _id, village, town, path, item: { code: item.code, name: item.name }, periodLabel: period.label, onDay: published!.on };
}

const ref = ({ id, name }: PublishedRef['village']): { id: string; name: string } => ({ id: id.toHexString(), name });
export const presentRef = (one: PublishedRef): Pick<SpotCheck, 'publicationId' | 'village' | 'town' | 'item' | 'periodLabel' | 'onDay'> => ({
  publicationId: one.publicationId.toHexString(),
  village: ref(one.village),
  town: ref(one.town),
  item: one.item,
  periodLabel: one.periodLabel,
  onDay: one.onDay,
});
