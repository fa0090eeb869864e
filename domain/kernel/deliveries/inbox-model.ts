import mongoose, { Schema } from 'mongoose';

/** A message as the console shows it. Its id is the delivery's, so that sending twice is sending once. */
export interface StoredMessage {
  _id: mongoose.Types.ObjectId;
  accountId: string;
  title: string;
  text: string;
  link: string | null;
  at: Date;
  readAt: Date | null;
}

const messageSchema = new Schema<StoredMessage>(
  { accountId: { type: String, required: true }, title: String, text: String, link: String, at: { type: Date, required: true }, readAt: Date },
  { collection: 'inboxMessages', strict: 'throw' },
);
messageSchema.index({ accountId: 1, _id: -1 });
messageSchema.index({ accountId: 1, readAt: 1 });
export const InboxMessageModel = mongoose.model<StoredMessage>('InboxMessage', messageSchema);
