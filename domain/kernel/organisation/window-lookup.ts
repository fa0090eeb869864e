import { native, ObjectId } from '../database';
import { OrganisationModel, type OrganisationRecord } from './model';
import { windowWords } from './words';

interface Named {
  _id: ObjectId;
  name: string;
  shortName?: string;
}

/** A window as the rating path needs it, with the names of its day. */
export interface ServiceWindow {
  _id: ObjectId;
  code: string;
  name: string;
  number: string;
  services: string[];
  /** The window whose code was scanned, in words, where its work has gone over to this one. */
  mergedFrom: string | null;
  /** False when the window itself or anything above it is closed. */
  open: boolean;
  hall: Named;
  department: Named | null;
  district: Named;
  /** The window's chain and its department's: what a fact about this window keeps as its path. */
  path: ObjectId[];
}

/** A citizen scans, rates and follows within minutes; other processes' changes show after this long. */
const keptMs = 5_000;
const keptMost = 5_000;
const kept = new Map<string, { until: number; window: ServiceWindow }>();

/** The window whose QR stand bears this code, or null. Kept for 5 seconds: this is the hot path of rating. */
export async function findWindowByCode(code: string): Promise<ServiceWindow | null> {
  const known = kept.get(code);
  if (known && known.until > performance.now()) return known.window;
  const window = await load(code);
  // An unknown code is not kept, or made-up codes would fill the memory.
  if (!window) return null;
  if (kept.size >= keptMost) kept.clear();
  kept.set(code, { until: performance.now() + keptMs, window });
  return window;
}

/** After a change in this process. */
export function forgetWindows(): void {
  kept.clear();
}

/** A window as another system of its hall names it. */
export interface HallWindow {
  /** The organisation's code. */
  organisationCode: string;
  number: string;
  /** On the QR stand; `findWindowByCode` knows the rest. */
  code: string;
  active: boolean;
}

/** The windows of one hall, closed ones after those in use. */
export async function windowsOfHall(hallId: ObjectId | string): Promise<HallWindow[]> {
  const found = await native(OrganisationModel).find({ parentId: new ObjectId(hallId), kind: 'window' }, { sort: { active: -1, code: 1 } }).toArray();
  return found.flatMap(({ code, active, window }) => (window ? [{ organisationCode: code, number: window.number, code: window.code, active }] : []));
}

async function load(code: string): Promise<ServiceWindow | null> {
  const organisations = native(OrganisationModel);
  const scanned = await organisations.findOne({ 'window.code': code });
  const found = scanned && (await followMerges(scanned));
  if (!scanned || !found?.window) return null;
  const { departmentId, number, services } = found.window;
  const around = await organisations.find({ _id: { $in: [...found.path, departmentId] } }).toArray();
  const byId = new Map(around.map((one) => [one._id.toHexString(), one]));
  const chain = found.path.map((id) => byId.get(id.toHexString())).filter((one) => one !== undefined);
  const hall = chain.at(-2);
  const district = chain[0];
  if (!hall || !district) return null;
  const department = byId.get(departmentId.toHexString()) ?? null;
  const inChain = new Set(found.path.map(String));
  const beside = (department?.path ?? []).filter((id) => !inChain.has(id.toHexString()));
  return {
    _id: found._id,
    code,
    name: found.name,
    number,
    services,
    mergedFrom: found === scanned ? null : await windowWords(scanned),
    open: chain.every((one) => one.active),
    hall: named(hall),
    department: department && named(department),
    district: named(district),
    path: [...found.path, ...beside],
  };
}

/** More than any window was ever merged on; a circle made outside the platform ends here too. */
const mergesMost = 20;

async function followMerges(scanned: OrganisationRecord): Promise<OrganisationRecord | null> {
  let found: OrganisationRecord | null = scanned;
  for (let step = 0; found?.mergedIntoId && step < mergesMost; step += 1) found = await native(OrganisationModel).findOne({ _id: found.mergedIntoId });
  return found;
}

const named = ({ _id, name, shortName }: OrganisationRecord): Named => ({ _id, name, ...(shortName ? { shortName } : {}) });
