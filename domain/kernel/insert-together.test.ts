import mongoose, { Schema } from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { insertTogether, isDuplicateKey, native, ObjectId } from '.';

interface Slip {
  _id: mongoose.Types.ObjectId;
  number: number;
}
const schema = new Schema<Slip>({ number: Number }, { collection: 'testSlips' });
schema.index({ number: 1 }, { unique: true });
const SlipModel = mongoose.model<Slip>('TestSlip', schema);
const insert = insertTogether(SlipModel);
const slip = (number: number): Slip => ({ _id: new ObjectId(), number });

useTestDatabase();
beforeEach(clearDatabase);

async function commandsDuring(work: () => Promise<unknown>): Promise<number> {
  const inserts = jest.spyOn(native(SlipModel), 'insertMany');
  await work();
  const { length } = inserts.mock.calls;
  inserts.mockRestore();
  return length;
}

test('what comes together goes in few commands and is all stored', async () => {
  const slips = Array.from({ length: 250 }, (_, index) => slip(index));
  expect(await commandsDuring(() => Promise.all(slips.map(insert)))).toBe(3);
  expect(await native(SlipModel).countDocuments()).toBe(250);
  await insert(slip(250));
  expect(await native(SlipModel).countDocuments({ number: 250 })).toBe(1);
});

test('a refused document fails alone, with its own error', async () => {
  await insert(slip(3));
  const results = await Promise.allSettled([1, 2, 3, 2, 4].map((number) => insert(slip(number))));
  expect(results.map((result) => (result.status === 'rejected' ? isDuplicateKey(result.reason) : 'stored'))).toEqual(['stored', 'stored', true, true, 'stored']);
  expect(await native(SlipModel).countDocuments()).toBe(4);
});

test('where the command fails as a whole, everybody in it learns it, and the next ones go on', async () => {
  const broken = jest.spyOn(native(SlipModel), 'insertMany').mockRejectedValueOnce(new mongoose.mongo.MongoNetworkError('gone'));
  const results = await Promise.allSettled([insert(slip(1)), insert(slip(2))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken.mockRestore();
  await insert(slip(1));
  expect(await native(SlipModel).countDocuments()).toBe(1);
});
