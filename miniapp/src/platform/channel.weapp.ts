import type { RatingChannel } from '../../../contracts/rating-options';

export const channel: RatingChannel = 'weapp';
