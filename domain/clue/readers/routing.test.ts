import fc from 'fast-check';
import { reportFields } from '../../../contracts/clue-report';
import { AccountModel, native, ObjectId, type Context } from '../../kernel';
import { accountIdOf, certify, holdCeremony, withKeys } from '../../../test/support/ceremony';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildAccount, buildDepartment, buildDistrict, buildPerson, buildTown, buildVillage, idOf, testClock } from '../../../test/support/factories';
import { clueDistrict } from '../district';
import { declareKinship } from '../kinship';
import { barredFrom, readersFor } from './readers';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));

/**
 * Random commissions and random reports about them: whoever has to do with a report is not among its readers. Who has
 * to do with it is worked out here once more, from plain lists and by the words of the rule.
 */
useTestDatabase();

/** Units by what they lie in, below the district. */
const above: Record<string, string[]> = { 柳溪镇: [], 石门镇: [], 上柳村: ['柳溪镇'], 下柳村: ['柳溪镇'], 石门口村: ['石门镇'], 区水务局: [], 区林业局: [] };
const unitNames = Object.keys(above);
const upwards = (unit: string): string[] => [unit, ...(above[unit] as string[])];
const names = ['周甲', '吴乙', '郑丙', '阿依·丁', '王戊'];
const plain = (name: string): string => name.replace(/[\s·]/g, '');

const unit = fc.constantFrom(...unitNames);
const name = fc.constantFrom(...names);
const person = fc.record({ name, posts: fc.uniqueArray(unit, { minLength: 1, maxLength: 2 }), atDistrict: fc.boolean() });
const account = fc.record({ name, role: fc.constantFrom('petitionClerk', 'clueManager', 'commissionLeader' as const), grant: fc.option(unit, { freq: 3 }), person: fc.option(fc.nat({ max: 5 }), { freq: 2 }), certified: fc.boolean() });
const kinship = fc.record({ of: fc.nat({ max: 5 }), to: fc.oneof(fc.nat({ max: 5 }), name) });
const commission = fc.record({ people: fc.array(person, { minLength: 6, maxLength: 6 }), accounts: fc.array(account, { minLength: 6, maxLength: 6 }), kinships: fc.array(kinship, { maxLength: 3 }), custodianNames: fc.tuple(name, name) });
const writtenName = fc.tuple(name, fc.constantFrom('as it is', 'plain', 'blanks')).map(([given, how]) => (how === 'plain' ? plain(given) : how === 'blanks' ? [...given].join(' ') : given));
const report = fc.record({
  place: fc.option(unit),
  placeText: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, unit.map((one) => `${one}磨坊边`)),
  people: fc.array(fc.record({ name: writtenName, organisation: fc.oneof(fc.constant(''), fc.constant('别处的公司'), unit) }), { maxLength: 3 }),
});
type Commission = typeof commission extends fc.Arbitrary<infer T> ? T : never;
type Report = typeof report extends fc.Arbitrary<infer T> ? T : never;

/** Numbers of the accounts that have nothing to do with it, and whether custodian and deputy have. */
function clearOf(at: Commission, { place, placeText, people }: Report): { accounts: number[]; custodians: boolean[] } {
  const postsOf = (index: number): string[] => (at.people[index]!.atDistrict ? [] : at.people[index]!.posts).flatMap(upwards);
  const units = unitNames.filter((one) => [placeText, ...people.map(({ organisation }) => organisation)].some((text) => text.length > 0 && text.includes(one)));
  const meant = new Set(people.flatMap((named) => {
    const same = at.people.flatMap((one, index) => (plain(one.name) === plain(named.name) ? [index] : []));
    const there = same.filter((index) => named.organisation !== '' && units.some((one) => postsOf(index).includes(one)));
    return there.length > 0 ? there : same;
  }));
  const touched = new Set([...(place ? upwards(place) : []), ...units.flatMap(upwards), ...[...meant].flatMap(postsOf)]);
  const isNamed = (one: string): boolean => people.some((named) => plain(named.name) === plain(one));
  const relatives = at.kinships.filter(({ of, to }) => meant.has(of) || (typeof to === 'number' ? meant.has(to) || isNamed(at.people[to]!.name) : isNamed(to)));
  const isRelative = (index: number): boolean => relatives.some(({ of, to }) => of === index || to === index);
  const isDeclared = (one: string): boolean => relatives.some(({ of, to }) => meant.has(of) && typeof to === 'string' && plain(to) === plain(one));
  const isClear = ({ name: own, grant, person: of }: { name: string; grant: string | null; person: number | null }): boolean => {
    const himself = of === null ? isNamed(own) : meant.has(of) || isRelative(of);
    const there = [...(grant ? upwards(grant) : []), ...(of === null ? [] : postsOf(of))].some((one) => touched.has(one));
    return !himself && !there && !isDeclared(own);
  };
  return {
    accounts: at.accounts.flatMap((one, index) => (isClear(one) ? [index] : [])),
    custodians: at.custodianNames.map((own) => isClear({ name: own, grant: null, person: null })),
  };
}

interface Built {
  units: Map<string, string>;
  ids: string[];
  custodianIds: string[];
}

async function build(at: Commission): Promise<Built> {
  await clearDatabase();
  const districtId = idOf(await buildDistrict({ name: '青禾区', code: '630102' }));
  const units = new Map<string, string>();
  for (const one of unitNames) {
    const [parent] = above[one] as string[];
    const make = parent ? buildVillage : one.endsWith('镇') ? buildTown : buildDepartment;
    units.set(one, idOf(await make({ name: one, parentId: parent ? (units.get(parent) as string) : districtId })));
  }
  const people = [];
  for (const { name: own, posts, atDistrict } of at.people) people.push(idOf(await buildPerson({ name: own, posts: (atDistrict ? [districtId] : posts.map((one) => units.get(one) as string)).map((organisationId) => ({ organisationId, title: '干部', from: null, to: null })) })));
  const enter = async (own: string, role: 'custodian' | Commission['accounts'][number]['role'], grant: string | null = null): Promise<Context> => {
    const grants = [{ role, organisationId: districtId }, ...(grant ? [{ role: 'followUpOfficer' as const, organisationId: units.get(grant) as string }] : [])];
    return withKeys(await buildAccount({ name: own, grants }), grants, testClock);
  };
  // The deputy is the older account: who comes first is not a matter of age.
  const deputy = await enter(at.custodianNames[1], 'custodian');
  const custodian = await enter(at.custodianNames[0], 'custodian');
  await holdCeremony(custodian, deputy);
  const ids: string[] = [];
  let leader: Context | undefined;
  for (const { name: own, role, grant, person: of, certified } of at.accounts) {
    const one = await enter(own, role, grant);
    if (certified) await certify(custodian, one);
    if (of !== null) await native(AccountModel).updateOne({ _id: new ObjectId(accountIdOf(one)) }, { $set: { personId: new ObjectId(people[of]) } });
    ids.push(accountIdOf(one));
    if (role !== 'petitionClerk') leader = one;
  }
  for (const { of, to } of leader ? at.kinships : []) {
    if (of !== to) await declareKinship(leader as Context, { personId: people[of] as string, relativePersonId: typeof to === 'number' ? (people[to] as string) : null, relativeName: typeof to === 'string' ? to : '', relation: '亲属' });
  }
  return { units, ids, custodianIds: [accountIdOf(custodian), accountIdOf(deputy)] };
}

/** As somebody fills the form in. */
const fieldsOf = ({ units }: Built, { place, placeText, people }: Report) => reportFields.parse({ topic: 'money', what: '把事情说清楚，至少十个字', placeId: place ? units.get(place) : null, placeText, people });

test('whoever is named, works there, or is a relative is never among the readers, and somebody always is', async () => {
  await fc.assert(
    fc.asyncProperty(commission, fc.array(report, { minLength: 25, maxLength: 25 }), async (at, reports) => {
      const effective = { ...at, kinships: at.accounts.some(({ role }) => role !== 'petitionClerk') ? at.kinships.filter(({ of, to }) => of !== to) : [] };
      const built = await build(at);
      for (const one of reports) {
        const clear = clearOf(effective, one);
        const fields = fieldsOf(built, one);
        const { readers, custodians } = await readersFor(fields, await clueDistrict(), testClock);
        const fit = clear.accounts.filter((index) => at.accounts[index]!.certified).map((index) => built.ids[index] as string);
        const apart = built.custodianIds.filter((_id, index) => clear.custodians[index]);
        expect(readers.map(({ accountId }) => accountId).sort()).toEqual(fit.length > 0 ? fit.sort() : apart.slice(0, 1));
        expect(custodians.map(({ accountId }) => accountId)).toEqual(apart);
        const barred = await barredFrom(fields, await clueDistrict(), built.ids);
        expect([...barred].sort()).toEqual(built.ids.filter((_id, index) => !clear.accounts.includes(index)).sort());
      }
    }),
    { seed: 20_261_128, numRuns: 12, endOnFailure: true },
  );
}, 60_000);
