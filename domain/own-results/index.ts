import './policy';

export { listOwnRatings, showMyWindow } from './queries';
export { replyToRating } from './reply';
