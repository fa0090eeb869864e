import './jobs';
import './integrity';

export { annotateRating, phoneKeptMs, type Aftermath } from './annotate';
export { changeRating } from './change';
export { flagDay } from './flag-day';
export { exportRatings } from './export';
export { isSetAside, ratingFacts, RatingModel, type NamedRef, type Rating, type RatingFlag, type RatingJudgement } from './model';
export { installStaffRaterCheck, type StaffRaterCheck } from './own-hall';
export { deletePhonesAfterClosing, openPhone } from './phones';
export { placeOfWindow, showWindow, windowLabel } from './place';
export { audienceFilter, commissionRoles, notSecretOrCommission, unitRoles, type Discreet } from './policy';
export { detailOf, eachRating, findRating, listRatings, otherRatingsBySamePhone, placeName, showRating, windowChain } from './queries';
export { findRatingByReceipt, receiptHashOf } from './receipts';
export { releaseRating } from './release';
export { followUpSettingsKey, followUpSettingsOf, hallSettingsKey, hallSettingsOf } from './settings';
export { submitRating, type Arrival, type Visit } from './submit';
export { supplementRating, supplementUntil } from './supplement';
