import { FundPaidSumModel } from '../../domain/fund/model';
import { disconnectDatabase, native } from '../../domain/kernel';
import { importPayments, paymentRows, paymentsWorld } from '../../scripts/bench/payments-world';
import { startEngine, temporaryFolder, type Running } from '../../scripts/processes';

const folder = temporaryFolder();
let engine: Running;

beforeAll(async () => {
  engine = await startEngine(folder.dir);
}, 60_000);
afterAll(async () => {
  await disconnectDatabase();
  await engine.stop();
  folder.remove();
}, 60_000);

test('230,000 payments of a department come in, and the sums of the villages are theirs', async () => {
  const ctx = await paymentsWorld(folder.dir, engine.address);
  const { run } = await importPayments(ctx, folder.dir, engine.address);
  expect(run).toMatchObject({ state: 'done', rows: paymentRows, creates: paymentRows, leftOut: 0, problemCount: 0 });
  let payments = 0;
  for await (const sum of native(FundPaidSumModel).find({})) payments += sum.payments;
  expect(payments).toBe(paymentRows);
}, 1_200_000);
