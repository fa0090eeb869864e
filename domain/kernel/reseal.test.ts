import mongoose, { Schema } from 'mongoose';
import { useTestDatabase } from '../../test/support/database';
import { blindIndex, blindIndexCandidates, countOldSealed, decryptText, defineSealed, encryptText, enqueueJob, fixedClock, getJob, installSecrets, native, ObjectId, retireOldKeys, rotateSecrets, runJobs, systemContext } from '.';

interface Card {
  _id: ObjectId;
  phone?: string;
  phoneIndex?: string;
}
const CardModel = mongoose.model<Card>('Card', new Schema<Card>({ phone: String, phoneIndex: String }, { collection: 'cards' }));
defineSealed(CardModel, [{ path: 'phone', purpose: ({ _id }) => `card:${_id}`, index: { path: 'phoneIndex', of: (plain) => blindIndex('phone', plain) } }]);

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');

test('after a rotation everything is sealed and indexed anew, can be found throughout, and the old index key goes', async () => {
  const phones = Array.from({ length: 30 }, (_, index) => `138000060${String(index).padStart(2, '0')}`);
  for (const phone of phones) {
    const _id = new ObjectId();
    await native(CardModel).insertOne({ _id, phone: encryptText(phone, `card:${_id}`), phoneIndex: blindIndex('phone', phone) });
  }
  await native(CardModel).insertOne({ _id: new ObjectId() });
  const find = (phone: string) => native(CardModel).findOne({ phoneIndex: { $in: blindIndexCandidates('phone', phone) } });

  installSecrets(rotateSecrets(database.dataDir()));
  expect(await find(phones[7] as string)).not.toBeNull();
  expect(await countOldSealed()).toBe(30);

  const id = await enqueueJob(systemContext('test', clock), 'secrets.reseal');
  await runJobs(clock);
  expect((await getJob(id)).result).toEqual({ resealed: 30 });
  expect(await countOldSealed()).toBe(0);
  installSecrets(retireOldKeys(database.dataDir()));
  for (const phone of phones) {
    const card = await find(phone);
    expect(decryptText(card?.phone ?? '', `card:${card?._id}`)).toBe(phone);
  }
});
