import type { ObjectRequest, RateAgainRequest, RatingProgress, RatingReceived, RatingWindow, SubmitRatingInput, SupplementRequest } from '../../../contracts/rating';
import type { Ticket } from '../../../contracts/service-event';
import { isPhotoUploaded, isRatingProgress, isRatingReceived, isRatingWindow, isTicket } from './guards';
import { call, sendPicture } from './request';

export const getWindow = (code: string): Promise<RatingWindow> => call('GET', `/api/public/windows/${code}`, isRatingWindow);

export const getTicket = (code: string): Promise<Ticket> => call('GET', `/api/public/tickets/${code}`, isTicket);

export const submitRating = (request: SubmitRatingInput): Promise<RatingReceived> => call('POST', '/api/public/ratings', isRatingReceived, request);

export const ratingProgress = (receiptCode: string): Promise<RatingProgress> => call('POST', '/api/public/rating-progress', isRatingProgress, { receiptCode });

export const rateAgain = (request: RateAgainRequest): Promise<RatingProgress> => call('POST', '/api/public/rating-again', isRatingProgress, request);

export const supplement = (request: SupplementRequest): Promise<RatingProgress> => call('POST', '/api/public/rating-supplements', isRatingProgress, request);

export const object = (request: ObjectRequest): Promise<RatingProgress> => call('POST', '/api/public/rating-objections', isRatingProgress, request);

export const sendPhoto = async (preview: string, onProgress: (percent: number) => void): Promise<string> => (await sendPicture('/api/public/photos', preview, onProgress, isPhotoUploaded)).photoToken;
