import mongoose from 'mongoose';
import { bindByCode, FollowerModel, installMiniLogin, installOfficialAccount, invite } from '../../domain/follower';
import { defineChannel, Fault, installAnchors, native, type Context, type OrganisationRecord, type PersonRecord, type Send } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from './database';
import { buildDistrict, buildPerson, buildTown, idOf, testClock, testContext } from './factories';

/** A district with two towns whose people are invited and bound; each test begins without any, at 10:00. */
export function useFollowers() {
  const database = useTestDatabase();
  const system = testContext();
  let district: OrganisationRecord;
  let town: OrganisationRecord;
  let otherTown: OrganisationRecord;
  /** What went out by SMS, as the platform would be given it. */
  const texts: { to: string; text: Parameters<Send>[1] }[] = [];

  beforeAll(() => {
    installAnchors(database.dataDir());
    defineChannel(
      'sms',
      async (delivery, text) => {
        texts.push({ to: delivery.to.personId ?? '', text });
        return { outcome: 'delivered' };
      },
      { reaches: ['person'] },
    );
  });
  beforeEach(async () => {
    await clearDatabase();
    testClock.set('2026-11-20T02:00:00.000Z');
    texts.length = 0;
    installMiniLogin(null);
    installOfficialAccount(null);
    district = await buildDistrict({ name: '青禾区' });
    town = await buildTown({ parentId: idOf(district), name: '柳溪镇' });
    otherTown = await buildTown({ parentId: idOf(district), name: '梨园镇' });
  });

  const manager = (at: OrganisationRecord = district): Context => ({ actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '经办', grants: [{ role: 'reminderManager', organisationId: idOf(at) }] }, clock: testClock });
  const cadre = (at: OrganisationRecord = town, more: Partial<Parameters<typeof buildPerson>[0]> = {}): Promise<PersonRecord> => buildPerson({ name: '演示干部', posts: [{ organisationId: idOf(at), title: '科长', from: null, to: null }], ...more });
  const codeFor = async (person: PersonRecord): Promise<string> => (await invite(manager(), { personIds: [idOf(person)], by: 'print' })).items[0]!.code!;
  return {
    get district(): OrganisationRecord {
      return district;
    },
    get town(): OrganisationRecord {
      return town;
    },
    get otherTown(): OrganisationRecord {
      return otherTown;
    },
    system,
    texts,
    manager,
    cadre,
    codeFor,
    bound: async (person: PersonRecord, openid: string): Promise<void> => void (await bindByCode(system, 'openid', openid, await codeFor(person))),
    recordOf: (person: PersonRecord) => native(FollowerModel).findOne({ personId: person._id }),
  };
}

/** 'done', or the code of the fault. */
export const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));

/** Everything that stands in the database, as text. */
export async function dump(): Promise<string> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  return (await Promise.all(collections.map(async (one) => JSON.stringify(await one.find({}).toArray())))).join('\n');
}
