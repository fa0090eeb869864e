import type { Balance } from './balance-model';
import { groupBy } from './group-by';

/**
 * What everybody may see of programmes that concern illness, disability, children or family planning: no single village
 * and no single programme together, since where only one person is paid the sum would be his.
 */
export interface Veil {
  /** Codes; empty for whoever may see all. */
  sensitive: ReadonlySet<string>;
  /** Asked for alone. */
  programme: string | null;
}

/** Stands for several programmes that are not told singly. */
export const veiledProgramme = '*';
export const veiledName = '涉及个人隐私的项目（合并）';

/** Whether villages are told only together. */
export const hidesVillages = ({ sensitive, programme }: Veil): boolean => programme !== null && sensitive.has(programme);

/** Village by village the programmes, or programme by programme the villages: never both. */
export function veiled(balances: readonly Balance[], veil: Veil): Balance[] {
  if (hidesVillages(veil)) return mergeVillages(balances);
  return balances.map((one) => (one.kind === 'village' ? { ...one, lines: one.lines.map((line) => (veil.sensitive.has(line.programme) ? { ...line, programme: veiledProgramme } : line)) } : one));
}

const least = 3;
/** With so few villages the sums of a town are nearly those of one. */
export const fewVillages = (balances: readonly Balance[]): boolean => balances.filter(({ kind }) => kind === 'village').length < least;

/** One in the place of all villages of a town. Lines stay single, so that what one has too much never hides what another lacks. */
export function mergeVillages(balances: readonly Balance[]): Balance[] {
  const names = new Map(balances.filter(({ kind }) => kind === 'town').map(({ key, name }) => [key, name]));
  const villages = groupBy(
    balances.filter(({ kind }) => kind === 'village'),
    ({ path }) => path.at(-2)?.toHexString() ?? '',
  );
  const merged = [...villages].map(([town, group]): Balance => ({ ...group[0]!, key: `${mergedPrefix}${town}`, name: `${names.get(town) ?? ''} ${group.length} 个村（社区）`.trim(), lines: group.flatMap(({ lines }) => lines) }));
  return [...balances.filter(({ kind }) => kind !== 'village'), ...merged];
}

const mergedPrefix = 'below:';
/** The organisation to look at more closely: of merged villages, their town. */
export const organisationOf = ({ key }: Pick<Balance, 'key'>): string => (key.startsWith(mergedPrefix) ? key.slice(mergedPrefix.length) : key);
