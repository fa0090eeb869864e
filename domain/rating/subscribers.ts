import { subscribe } from '../kernel';
import { erasePhotosAgain } from './own-data';

subscribe('rating.wordsWithdrawn', 'rating.erasePhotos', erasePhotosAgain);
