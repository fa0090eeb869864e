import mongoose from 'mongoose';
import { auditedChange, blindIndex, blindIndexCandidates, encryptText, firstTrail, keyedHash, native, ObjectId, type Context, type NamedRef } from '../kernel';
import { householdFacts, HouseholdMemberModel, HouseholdModel, identityPurpose, phonePurpose, type Household, type HouseholdMember } from './model';

/** A person as a sheet of payments names him. */
export interface HouseholdLine {
  village: NamedRef & { path: ObjectId[] };
  group: string;
  head: { name: string; identity: string };
  /** Absent where the head himself is paid. */
  member?: { identity: string };
  /** Where the sheet names nobody but the payee: he may be known as a member of somebody's household. */
  headUnknown?: boolean;
  phone?: string;
}

const duplicateKeyCode = 11_000;
const keyOf = (villageId: ObjectId, index: string): string => `${villageId.toHexString()}:${index}`;

/** By which whoever comes by name finds his household; it stays the same through rotations of keys. */
export const nameKeyOf = (villageId: string, name: string, lastFour: string): string => keyedHash('household.name', `${villageId}\0${name.normalize('NFKC').replace(/\s/g, '')}\0${lastFour}`);

/**
 * The households of these lines, in their order, made where they are not there yet. The same line again finds the same
 * household, and two processes at once make one.
 */
export class HouseholdBook {
  /** Whom this run has met: nearly every batch meets some again. Who heads a household is not looked for in another's. */
  private readonly heads = new Map<string, ObjectId>();
  private readonly members = new Map<string, ObjectId>();
  /** Households without a phone on file: a sheet that tells one fills it in, none is overwritten. */
  private readonly phoneless = new Map<string, ObjectId>();
  /** Of the batch under way, by the head. */
  private phones = new Map<string, string>();

  constructor(private readonly ctx: Context) {}

  async record(lines: readonly HouseholdLine[]): Promise<ObjectId[]> {
    this.phones = new Map(lines.flatMap((line) => (line.phone === undefined ? [] : [[this.headKey(line), line.phone]])));
    // Whose household somebody belongs to may stand in the same batch, further down.
    await this.recordSome(lines.filter(({ headUnknown }) => !headUnknown));
    await this.recordSome(lines.filter(({ headUnknown }) => headUnknown));
    await this.addPhones();
    return lines.map((line) => this.find(line)!);
  }

  private async recordSome(lines: readonly HouseholdLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.load(lines);
    const missing = new Map<string, Household>();
    for (const line of lines) if (!this.find(line)) missing.set(this.headKey(line), this.newHousehold(line));
    await insertNew(native(HouseholdModel), [...missing.values()]);
    if (missing.size > 0) await this.loadHouseholds(lines.filter((line) => missing.has(this.headKey(line))));
    await this.addMembers(lines);
  }

  private async load(lines: readonly HouseholdLine[]): Promise<void> {
    const unknown = lines.filter((line) => !this.find(line) || (line.member && !this.members.has(keyOf(line.village.id, index(line.member.identity)))));
    if (unknown.length === 0) return;
    await Promise.all([this.loadHouseholds(unknown), this.loadMembers(unknown)]);
  }

  private async loadHouseholds(lines: readonly HouseholdLine[]): Promise<void> {
    const currents = currentsOf(lines.map(({ head }) => head.identity));
    const found = native(HouseholdModel).find({ identityIndex: { $in: [...currents.keys()] } }, { projection: { identityIndex: 1, 'village.id': 1, phoneIndex: 1 } });
    for await (const { _id, village, identityIndex, phoneIndex } of found) {
      const key = keyOf(village.id, currents.get(identityIndex)!);
      this.heads.set(key, _id);
      if (phoneIndex === undefined) this.phoneless.set(key, _id);
    }
  }

  private async loadMembers(lines: readonly HouseholdLine[]): Promise<void> {
    const currents = currentsOf(lines.flatMap(({ head, member, headUnknown }) => (member ? [member.identity] : headUnknown ? [head.identity] : [])));
    if (currents.size === 0) return;
    const found = native(HouseholdMemberModel).find({ identityIndex: { $in: [...currents.keys()] } }, { projection: { identityIndex: 1, villageId: 1, householdId: 1 } });
    for await (const { householdId, villageId, identityIndex } of found) this.members.set(keyOf(villageId, currents.get(identityIndex)!), householdId);
  }

  private headKey({ village, head }: HouseholdLine): string {
    return keyOf(village.id, index(head.identity));
  }

  private find(line: HouseholdLine): ObjectId | undefined {
    const key = this.headKey(line);
    return this.heads.get(key) ?? (line.headUnknown ? this.members.get(key) : undefined);
  }

  private newHousehold(line: HouseholdLine): Household {
    const { village, group, head } = line;
    const phone = this.phones.get(this.headKey(line));
    const facts = {
      _id: new ObjectId(),
      village: { id: village.id, name: village.name },
      path: village.path,
      group,
      head: head.name,
      identity: encryptText(head.identity, identityPurpose),
      identityIndex: index(head.identity),
      nameKey: nameKeyOf(village.id.toHexString(), head.name, head.identity.slice(-4)),
      ...(phone === undefined ? {} : { phone: encryptText(phone, phonePurpose), phoneIndex: blindIndex('phone', phone) }),
      coded: false,
    };
    return { ...facts, trail: firstTrail(this.ctx, 'household.recorded', {}, householdFacts(facts)) };
  }

  private async addPhones(): Promise<void> {
    for (const [key, phone] of this.phones) {
      const id = this.phoneless.get(key);
      if (!id) continue;
      this.phoneless.delete(key);
      await auditedChange(HouseholdModel, id, this.ctx, 'household.phone', (before) => (before.phone === undefined ? { set: { phone: encryptText(phone, phonePurpose), phoneIndex: blindIndex('phone', phone) }, detail: { set: true } } : null));
    }
  }

  private async addMembers(lines: readonly HouseholdLine[]): Promise<void> {
    const added = new Map<string, HouseholdMember>();
    for (const line of lines) {
      const { village, member } = line;
      if (!member) continue;
      const key = keyOf(village.id, index(member.identity));
      if (this.members.has(key)) continue;
      added.set(key, { _id: new ObjectId(), villageId: village.id, householdId: this.find(line)!, identity: encryptText(member.identity, identityPurpose), identityIndex: index(member.identity) });
    }
    await insertNew(native(HouseholdMemberModel), [...added.values()]);
    for (const [key, { householdId }] of added) this.members.set(key, householdId);
  }
}

/** Asked for several times a line. */
const indexes = new Map<string, string>();
function index(identity: string): string {
  const known = indexes.get(identity);
  if (known !== undefined) return known;
  if (indexes.size > 4096) indexes.clear();
  const made = blindIndex('identityNumber', identity);
  indexes.set(identity, made);
  return made;
}

/** By every index that a person may be stored under: the one of today's key. */
const currentsOf = (identities: readonly string[]): Map<string, string> => new Map(identities.flatMap((identity) => blindIndexCandidates('identityNumber', identity).map((candidate) => [candidate, index(identity)])));

/** Leaves out what another process was faster to make. */
async function insertNew<T extends { _id: ObjectId }>(collection: mongoose.mongo.Collection<T>, documents: T[]): Promise<void> {
  if (documents.length === 0) return;
  try {
    await collection.insertMany(documents as never[], { ordered: false });
  } catch (error) {
    const known = error instanceof mongoose.mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === duplicateKeyCode);
    if (!known) throw error;
  }
}
