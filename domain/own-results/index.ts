import './merged-grants';
import './policy';

export { appealOwnRating, completeOwnAppeal } from './appeal';
export { listOwnRatings, showMyWindow } from './queries';
export { replyToRating } from './reply';
