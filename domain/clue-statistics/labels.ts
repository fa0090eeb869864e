import { clueChannelLabels, clueKindLabels, dispositionLabels, type ClueChannel, type ClueKind, type Disposition } from '../../contracts/clue';
import type { ClueDimension } from '../../contracts/clue-statistics';
import { native, OrganisationModel } from '../kernel';
import { monthLabel } from './periods';

export type LabelOf = (dimension: ClueDimension, key: string) => string;

/** What the keys are called. Towns bear the name of today. */
export async function labels(): Promise<{ labelOf: LabelOf; towns: string[] }> {
  const found = await native(OrganisationModel).find({ kind: 'town' }, { projection: { name: 1 }, sort: { code: 1 } }).toArray();
  const towns = new Map(found.map(({ _id, name }) => [_id.toHexString(), name]));
  return { labelOf: (dimension, key) => words(dimension, key, towns), towns: [...towns.keys()] };
}

function words(dimension: ClueDimension, key: string, towns: ReadonlyMap<string, string>): string {
  switch (dimension) {
    case 'month':
      return monthLabel(key);
    case 'channel':
      return clueChannelLabels[key as ClueChannel].name;
    case 'kind':
      return clueKindLabels[key as ClueKind];
    case 'town':
      return key === '' ? '没有写镇街' : (towns.get(key) ?? '撤并的镇街');
    case 'disposition':
      return key === '' ? '没有定' : dispositionLabels[key as Disposition];
  }
}
