import type { StaffActor } from '../context';
import { systemContext } from '../context';
import { fixedClock } from '../clock';
import { Fault } from '../errors';
import { abilitiesOf, allPolicies, authorize, can, definePolicy, scopeFilter, sessionAbilities } from './policy';

const district = 'd'.repeat(24);
const hall = 'a'.repeat(24);
const otherHall = 'b'.repeat(24);
const ofHall = { path: [district, hall] };
const ofOtherHall = { path: [district, otherHall] };

definePolicy({
  thing: 'kite',
  verbs: {
    list: ['hallManager', 'followUpOfficer'],
    fly: ['followUpOfficer'],
    mend: { roles: ['hallManager'], when: (actor) => actor.name !== '生病的人', says: '身体好的大厅负责人' },
    own: (actor) => actor.name === '风筝主人',
  },
});

const staff = (grants: StaffActor['grants'], name = '沈宁'): StaffActor => ({ kind: 'staff', accountId: 'c'.repeat(24), name, grants });
const manager = staff([{ role: 'hallManager', organisationId: hall }]);
const officer = staff([{ role: 'followUpOfficer', organisationId: district }]);
const codeOf = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return error instanceof Fault ? error.code : String(error);
  }
};

test('a role holds for its organisation and everything below it', () => {
  expect(can(officer, 'kite.fly', ofHall)).toBe(true);
  expect(can(manager, 'kite.list', ofHall)).toBe(true);
  expect(can(manager, 'kite.list', ofOtherHall)).toBe(false);
  expect(can(manager, 'kite.list')).toBe(true);
});

test('whoever has no role for it is refused, and so is a citizen; a job is not', () => {
  expect(codeOf(() => authorize(manager, 'kite.fly', ofHall))).toBe('forbidden');
  expect(codeOf(() => authorize({ kind: 'citizen' }, 'kite.list'))).toBe('forbidden');
  expect(codeOf(() => authorize(staff([]), 'kite.list'))).toBe('forbidden');
  expect(codeOf(() => authorize(systemContext('sweeper', fixedClock('2026-11-20T00:00:00Z')).actor, 'kite.fly', ofHall))).toBe('allowed');
});

test('what lies outside the scope does not exist', () => {
  expect(codeOf(() => authorize(manager, 'kite.list', ofOtherHall))).toBe('notFound');
  expect(codeOf(() => authorize(manager, 'kite.fly', ofOtherHall))).toBe('forbidden');
});

test('a narrowed rule needs the role, the scope and the condition', () => {
  const ill = staff(manager.grants, '生病的人');
  expect(can(manager, 'kite.mend', ofHall)).toBe(true);
  expect(can(manager, 'kite.mend', ofOtherHall)).toBe(false);
  expect(can(ill, 'kite.mend', ofHall)).toBe(false);
  expect(codeOf(() => authorize(ill, 'kite.mend', ofHall))).toBe('forbidden');
  expect(can(staff([], '风筝主人'), 'kite.own')).toBe(true);
});

test('a verb that nobody named is a fault of the program, not a refusal', () => {
  expect(() => can(manager, 'kite.flyy', ofHall)).toThrow('no policy names');
  expect(() => can(manager, 'kyte.fly', ofHall)).toThrow('no policy for');
  expect(() => definePolicy({ thing: 'kite', verbs: {} })).toThrow('twice');
});

test('abilities come in the answer, and a list is kept within scope', () => {
  expect(abilitiesOf(manager, 'kite', ofHall)).toEqual({ list: true, fly: false, mend: true, own: false });
  expect(sessionAbilities(officer)).toMatchObject({ 'kite.list': true, 'kite.fly': true, 'kite.mend': false });
  expect(JSON.stringify(scopeFilter(manager, 'kite.list'))).toBe(JSON.stringify({ path: { $in: [hall] } }));
  expect(codeOf(() => scopeFilter(manager, 'kite.fly'))).toBe('forbidden');
  expect(() => scopeFilter(manager, 'kite.own')).toThrow('not decided by scope');
});

test('the matrix lists every rule', () => {
  expect(allPolicies()).toEqual(
    expect.arrayContaining([
      { thing: 'kite', verb: 'fly', roles: ['followUpOfficer'] },
      { thing: 'kite', verb: 'mend', roles: ['hallManager'], says: '身体好的大厅负责人' },
      { thing: 'kite', verb: 'own', roles: null },
    ]),
  );
});
