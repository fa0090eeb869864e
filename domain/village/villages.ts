import type { PublicVillage, PublicVillageList, PublicVillageListQuery } from '../../contracts/village';
import type { PublicVillagePlaces } from '../../contracts/village-places';
import { fail, findOrganisation, native, OrganisationModel, type OrganisationRecord } from '../kernel';
import { likeness } from '../place';
import { officePoints } from '../village-map';

type Node = Pick<OrganisationRecord, '_id' | 'kind' | 'name' | 'shortName' | 'code' | 'parentId'>;

const foundMost = 20;
const withItsTown = 0.9;
const projection = { kind: 1, name: 1, shortName: 1, code: 1, parentId: 1 } as const;

/** Villages and communities that are open, and their towns, by code. */
async function places(): Promise<{ villages: Node[]; towns: Map<string, Node> }> {
  const found = (await native(OrganisationModel)
    .find({ kind: { $in: ['town', 'village', 'community'] }, active: true }, { projection, sort: { code: 1 } })
    .toArray()) as Node[];
  const towns = new Map(found.filter(({ kind }) => kind === 'town').map((town) => [town._id.toHexString(), town]));
  return { villages: found.filter(({ kind, parentId }) => kind !== 'town' && towns.has(String(parentId))), towns };
}

/** Every village and community that is open, by code. */
export async function openVillages(): Promise<PublicVillage[]> {
  const { villages, towns } = await places();
  return villages.map((village) => present(village, towns.get(String(village.parentId)) as Node));
}

/** At most twenty that a word, pinyin or initials may mean, the likeliest first; or all of a town; the towns always. */
export async function listVillages({ text, townId }: PublicVillageListQuery): Promise<PublicVillageList> {
  const { villages, towns } = await places();
  const townOf = (village: Node): Node => towns.get(String(village.parentId)) as Node;
  const chosen = text ? ranked(villages, (village) => rateOf(text, village, townOf(village))) : villages.filter((village) => String(village.parentId) === townId);
  const counts = new Map<string, number>();
  for (const { parentId } of villages) counts.set(String(parentId), (counts.get(String(parentId)) ?? 0) + 1);
  return {
    items: chosen.map((village) => present(village, townOf(village))),
    towns: [...towns].filter(([id]) => counts.has(id)).map(([id, { name }]) => ({ id, name, villages: counts.get(id) as number })),
  };
}

/** Where the open villages are; what does not say so is only counted. Whoever asks says nothing of where he is. */
export async function villagePlaces(): Promise<PublicVillagePlaces> {
  const [{ villages, towns }, offices] = await Promise.all([places(), officePoints()]);
  const items = villages.flatMap((village) => {
    const office = offices.get(village._id.toHexString());
    const { id, name, town } = present(village, towns.get(String(village.parentId)) as Node);
    return office ? [{ id, name, town, office }] : [];
  });
  return { items, without: villages.length - items.length };
}

function ranked(villages: readonly Node[], rate: (village: Node) => number): Node[] {
  const rated = villages.map((village) => ({ village, rate: rate(village) })).filter((one) => one.rate > 0);
  // The sort is stable: what remains equal stays in the order of the codes.
  return rated.sort((a, b) => b.rate - a.rate).slice(0, foundMost).map(({ village }) => village);
}

function rateOf(text: string, { name, shortName }: Node, town: Node): number {
  const own = Math.max(likeness(text, name), shortName ? likeness(text, shortName) : 0);
  // 柳溪石桥: with the town before it. A town's own name finds its villages, after those that are called so.
  const stem = town.name.replace(/(街道|镇|乡)$/, '');
  const before = [town.name, stem].find((words) => text.startsWith(words));
  if (before === undefined) return own;
  return Math.max(own, text === before ? 1 : likeness(text.slice(before.length), name) * withItsTown);
}

const present = (village: Node, town: Pick<Node, '_id' | 'name'>): PublicVillage => ({
  id: village._id.toHexString(),
  name: village.name,
  code: village.code,
  kind: village.kind === 'community' ? 'community' : 'village',
  town: { id: town._id.toHexString(), name: town.name },
});

const unknown = (): never => fail('notFound', { message: '没有找到这个村。请从列表里再选一次。' });

async function openOrNull(village: OrganisationRecord | null): Promise<PublicVillage | null> {
  if (!village?.active || (village.kind !== 'village' && village.kind !== 'community') || !village.parentId) return null;
  const town = await findOrganisation(village.parentId);
  return town && present(village, town);
}
const presentOpen = async (village: OrganisationRecord | null): Promise<PublicVillage> => (await openOrNull(village)) ?? unknown();

/** Null for what is no village, or closed. */
export const villageOrNull = async (id: string): Promise<PublicVillage | null> => openOrNull(await findOrganisation(id));

/** One that is open. @throws Fault notFound */
export const findVillage = async (id: string): Promise<PublicVillage> => presentOpen(await findOrganisation(id));

/** By the code on its printed board, in capitals or not. @throws Fault notFound */
export async function findVillageByCode(code: string): Promise<PublicVillage> {
  const organisations = native(OrganisationModel);
  return presentOpen((await organisations.findOne({ code })) ?? (await organisations.findOne({ code: code.toUpperCase() })));
}

