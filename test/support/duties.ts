import mongoose, { Schema } from 'mongoose';
import { defineEventSource, native, newOutbox, ObjectId, systemContext, type Clock, type OutboxEvent } from '../../domain/kernel';
import { outboxSchema } from '../../domain/kernel/events';

const schema = new Schema<{ outbox?: OutboxEvent[] }>({ outbox: { type: [outboxSchema], default: undefined } }, { collection: 'testPublications' });
schema.index({ 'outbox.id': 1 }, { sparse: true });
const SourceModel = mongoose.model<{ outbox?: OutboxEvent[] }>('TestPublication', schema);
defineEventSource(SourceModel);

export interface PublishedFact {
  villageId: string;
  itemCode: string;
  periodKey: string;
  onDay: string;
  corrects?: string | null;
}

/** Tells that something was published, as a publication's own outbox does. Answers its id. */
export async function tellPublished(clock: Clock, { corrects = null, ...fact }: PublishedFact): Promise<string> {
  const _id = new ObjectId();
  const publicationId = _id.toHexString();
  await native(SourceModel).insertOne({ _id, outbox: newOutbox(systemContext('test', clock), [{ type: 'disclosure.published', payload: { publicationId, edition: corrects ? 2 : 1, corrects, ...fact } }]) } as never);
  return publicationId;
}
