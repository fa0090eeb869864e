import './jobs';
import './subscribers';

export { answerTemplate, answerTemplateKey, installAnswerNotifier, subscribeToAnswer, type AnswerNotifier } from './answer-notifier';
export { annotateRating, phoneKeptMs, type Aftermath } from './annotate';
export { changeRating } from './change';
export { exportRatings } from './export';
export { isSetAside, ratingFacts, RatingModel, type NamedRef, type Rating, type RatingFlag, type RatingJudgement } from './model';
export { correctPhone, showOwnData, withdrawnWords, withdrawPhone, withdrawWords } from './own-data';
export { deletePhonesAfterClosing, openPhone } from './phones';
export { placeOfWindow, showWindow, windowLabel } from './place';
export { audienceFilter, commissionRoles, notSecretOrCommission, unitRoles, type Discreet } from './policy';
export { detailOf, eachRating, findRating, listRatings, otherRatingsBySamePhone, placeName, showRating, windowChain } from './queries';
export { findRatingByReceipt, receiptHashOf } from './receipts';
export { releaseRating } from './release';
export { followUpSettingsKey, followUpSettingsOf, type HallSettings } from './settings';
export { submitRating } from './submit';
export { supplementRating, supplementUntil } from './supplement';
