import { Schema } from 'mongoose';
import type { Context } from '../context';
import { newId } from '../day-only';

/** What a capability tells the others. The payload holds ids and plain values, never personal data. */
export interface NewEvent {
  type: string;
  payload: Record<string, unknown>;
}

/** An event as it waits inside the document that caused it. */
export interface OutboxEvent extends NewEvent {
  id: string;
  at: Date;
}

export const outboxSchema = new Schema<OutboxEvent>(
  { id: { type: String, required: true }, type: { type: String, required: true }, at: { type: Date, required: true }, payload: Schema.Types.Mixed },
  { _id: false },
);

/** For the field `outbox` of a document that is about to be inserted. */
export function newOutbox(ctx: Context, events: NewEvent[]): OutboxEvent[] {
  return events.map(({ type, payload }) => ({ id: newId(ctx).toHexString(), type, at: ctx.clock.now(), payload }));
}
