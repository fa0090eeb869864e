import { disclosureClassLabels, type DisclosureClass, type PublicPublicationSummary } from '../../contracts/disclosure';
import type { BoardLine, BoardTab } from '../../contracts/village';
import { listPublished } from '../disclosure';

/** The newest of a village for one tab. */
export type LineProvider = (villageId: string, limit: number) => Promise<BoardLine[]>;

const shownOfClass = 3;
const providers = new Map<BoardTab, LineProvider[]>();

/** A capability that has something to show on a tab says what is newest; what villages published stands there already. */
export function defineBoardLines(tab: BoardTab, provider: LineProvider): void {
  providers.set(tab, [...(providers.get(tab) ?? []), provider]);
}

export async function linesOf(tab: BoardTab, villageId: string): Promise<BoardLine[]> {
  return (await Promise.all((providers.get(tab) ?? []).map((provider) => provider(villageId, shownOfClass)))).flat();
}

export const titleOf = ({ item, period }: Pick<PublicPublicationSummary, 'item' | 'period'>): string => `${period.label} ${item.name}`;

export const lineOf = (one: PublicPublicationSummary): BoardLine => ({
  title: titleOf(one),
  group: disclosureClassLabels[one.item.class],
  on: one.publishedOn,
  lateWorkingDays: one.lateWorkingDays,
  corrected: one.corrected,
  nothing: one.nothing,
  target: { page: 'item', id: one.id },
});

const published =
  (disclosureClass: DisclosureClass): LineProvider =>
  async (villageId, limit) =>
    (await listPublished(villageId, { class: disclosureClass, limit })).items.map(lineOf);

const classesOn: Record<Exclude<BoardTab, 'power'>, readonly DisclosureClass[]> = { finance: ['finance'], fund: ['fund'], project: ['project'], affairs: ['party', 'affairs', 'service'] };
for (const [tab, classes] of Object.entries(classesOn)) for (const one of classes) defineBoardLines(tab as BoardTab, published(one));
