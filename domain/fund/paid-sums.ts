import { native, ObjectId, type Context, type OrganisationRecord } from '../kernel';
import { FundPaidSumModel } from './model';

export interface PaidSum {
  programme: string;
  year: number;
  village: Pick<OrganisationRecord, '_id' | 'path'>;
  /** Fen. */
  amount: number;
  payees: number;
  payments: number;
}

/** Says what a village's people were paid in all, from one programme in one year; the last word counts. */
export async function setPaidSum(ctx: Context, { programme, year, village, ...sums }: PaidSum): Promise<void> {
  const _id = `${programme}:${year}:${village._id.toHexString()}`;
  await native(FundPaidSumModel).updateOne({ _id }, { $set: { programme, year, villageId: village._id, path: village.path, ...sums, at: ctx.clock.now(), uncounted: new ObjectId() } }, { upsert: true });
}
