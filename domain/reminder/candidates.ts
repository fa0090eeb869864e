import type mongoose from 'mongoose';
import { native, PersonModel, scopeFilter, type Context, type PersonRecord } from '../kernel';
import { cadreFilter, cadreProjection, type Cadre } from './due';

const batchSize = 1000;

/** Cadres within the viewer's scope by their codes, in batches. @throws Fault forbidden */
export async function* scopedCadres(ctx: Context, more: mongoose.mongo.Filter<PersonRecord> = {}, verb: 'list' | 'export' = 'list'): AsyncGenerator<Cadre[]> {
  let batch: Cadre[] = [];
  const people = native(PersonModel).find({ $and: [cadreFilter, scopeFilter(ctx.actor, `reminder.${verb}`), more] } as mongoose.mongo.Filter<PersonRecord>, { projection: cadreProjection, sort: { code: 1 }, batchSize });
  for await (const person of people) {
    batch.push(person);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
