import { findOrganisation, native, ObjectId, OrganisationModel, type OrganisationRecord } from '../kernel';
import { likeness } from './names';

/** From where somebody looks: his own place, and what it lies in, the district first. */
export interface PlaceSeeker {
  organisationId: ObjectId;
  path: ObjectId[];
}

/** A village or a unit that can be reported; `within`: what it lies in, by which two of one name are told apart. */
export interface PlaceChoice {
  id: string;
  name: string;
  within: string | null;
}

const candidatesMax = 5;
const aroundMax = 12;
const kinds: readonly OrganisationRecord['kind'][] = ['village', 'community', 'town', 'department', 'hall'];
type Node = Pick<OrganisationRecord, '_id' | 'name' | 'shortName' | 'path' | 'code'>;

const choosable = (districtId: ObjectId | undefined): Promise<Node[]> =>
  native(OrganisationModel)
    .find({ path: districtId ?? new ObjectId(), kind: { $in: [...kinds] }, active: true }, { projection: { name: 1, shortName: 1, path: 1, code: 1 } })
    .sort({ code: 1 })
    .toArray();

/** At most five that a text may mean, the likeliest first; of equals, the seeker's own place and what lies near it. */
export async function findPlaces(seeker: PlaceSeeker, text: string): Promise<PlaceChoice[]> {
  const all = await choosable(seeker.path[0]);
  const names = new Map(all.map((node) => [node._id.toHexString(), node]));
  const rated = all.map((node) => ({ node, rate: rateOf(text, node, names) })).filter(({ rate }) => rate > 0);
  const own = (node: Node): number => (node._id.equals(seeker.organisationId) ? 1 : 0);
  // The sort is stable: what remains equal stays in the order of the codes.
  rated.sort((a, b) => own(b.node) - own(a.node) || b.rate + nearness(seeker, b.node) - (a.rate + nearness(seeker, a.node)));
  return rated.slice(0, candidatesMax).map(({ node }) => choiceOf(node, names));
}

function rateOf(text: string, node: Node, all: ReadonlyMap<string, Node>): number {
  const own = Math.max(likeness(text, node.name), node.shortName ? likeness(text, node.shortName) : 0);
  const parent = parentOf(node, all);
  // 梨园镇上柳: with what it lies in before it.
  const rest = parent ? restAfter(text.trim(), parent.name) : null;
  return Math.max(own, rest ? likeness(rest, node.name) : 0);
}

function restAfter(text: string, parent: string): string | null {
  const short = parent.replace(/(街道|镇|乡)$/, '');
  const before = [parent, short].find((name) => text.startsWith(name) && text.length > name.length);
  return before === undefined ? null : text.slice(before.length);
}

const parentOf = (node: Node, all: ReadonlyMap<string, Node>): Node | undefined => all.get(node.path.at(-2)?.toHexString() ?? '');
const nearness = (seeker: Pick<PlaceSeeker, 'path'>, node: Node): number => (seeker.path.slice(1).some((id) => node.path.some((one) => one.equals(id))) ? 5 : 0);
const choiceOf = (node: Node, all: ReadonlyMap<string, Node>): PlaceChoice => ({ id: node._id.toHexString(), name: node.name, within: parentOf(node, all)?.name ?? null });

/** Those to choose from without typing: his own first, then what lies beside and above it. */
export async function placesAround(seeker: PlaceSeeker): Promise<PlaceChoice[]> {
  const all = await choosable(seeker.path[0]);
  const names = new Map(all.map((node) => [node._id.toHexString(), node]));
  const own = all.filter((node) => node._id.equals(seeker.organisationId));
  const near = all.filter((node) => !node._id.equals(seeker.organisationId) && nearness(seeker, node) > 0);
  return [...own, ...near].slice(0, aroundMax).map((node) => choiceOf(node, names));
}

/** One of the seeker's district that may be named; null for any other id. */
export async function choosePlace(seeker: PlaceSeeker, id: string): Promise<PlaceChoice | null> {
  const found = ObjectId.isValid(id) ? await findOrganisation(id) : null;
  const possible = found && found.active && kinds.includes(found.kind) && seeker.path[0] && found.path.some((one) => one.equals(seeker.path[0]!));
  if (!found || !possible) return null;
  const parent = found.path.length > 2 ? await findOrganisation(found.path.at(-2)!) : null;
  return { id: found._id.toHexString(), name: found.name, within: parent?.name ?? null };
}
