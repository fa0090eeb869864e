import { ratingReasons } from '../../contracts/rating-options';

const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));

/** The plain words of a reason's code. */
export const reasonLabel = (code: string): string => labels.get(code) ?? code;

export const dissatisfiedReasons = ratingReasons.filter((reason) => reason.level === 'dissatisfied').map((reason) => ({ value: reason.code, label: reason.label }));
export const allReasons = ratingReasons.map((reason) => ({ value: reason.code, label: reason.label }));
