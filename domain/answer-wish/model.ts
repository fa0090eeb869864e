import mongoose, { Schema } from 'mongoose';
import { decryptText, defineSealed, encryptText, type ObjectId } from '../kernel';

/** Whom to tell of an answer. It stands apart from the rating, which itself holds nothing of who gave it. */
export interface AnswerWish {
  /** The rating's. */
  _id: ObjectId;
  /** The openid in the mini-program. */
  openid: string;
  at: Date;
}

const schema = new Schema<AnswerWish>({ openid: { type: String, required: true }, at: { type: Date, required: true } }, { collection: 'answerWishes', strict: 'throw' });
export const AnswerWishModel = mongoose.model<AnswerWish>('AnswerWish', schema);

const purpose = ({ _id }: Pick<AnswerWish, '_id'>): string => `answerWish:${_id.toHexString()}`;
defineSealed<AnswerWish>(AnswerWishModel, [{ path: 'openid', purpose }]);

export const sealWisher = (ratingId: ObjectId, openid: string): string => encryptText(openid, purpose({ _id: ratingId }));
export const openWisher = (wish: AnswerWish): string => decryptText(wish.openid, purpose(wish));
