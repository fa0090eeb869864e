import {
  commentMaxLength,
  phonePattern,
  ratingReasons,
  reasonGroups,
  type RatingLevel,
  type RatingReason,
  type ReasonGroup,
} from '../../../contracts/rating-options';
import { isOnItsWay, type Photo } from './photo';

/** What a person has chosen and written so far on the rating page. */
export interface Draft {
  level: RatingLevel | null;
  attitude: RatingLevel | null;
  efficiency: RatingLevel | null;
  reasons: string[];
  comment: string;
  photos: Photo[];
  phone: string;
  phoneConsent: boolean;
}

export const emptyDraft: Draft = {
  level: null,
  attitude: null,
  efficiency: null,
  reasons: [],
  comment: '',
  photos: [],
  phone: '',
  phoneConsent: false,
};

/** Another face has other reasons: those chosen before no longer fit and are dropped. Everything else stays. */
export function chooseLevel(draft: Draft, level: RatingLevel): Draft {
  return level === draft.level ? draft : { ...draft, level, reasons: [] };
}

export function toggleReason(draft: Draft, code: string, on: boolean): Draft {
  const others = draft.reasons.filter((reason) => reason !== code);
  return { ...draft, reasons: on ? [...others, code] : others };
}

export interface ReasonRow {
  group: ReasonGroup;
  reasons: RatingReason[];
}

/** The chips of a face by group; until `all` only the likeliest and those already chosen. */
export function reasonRows(level: RatingLevel, all: boolean, chosen: readonly string[]): ReasonRow[] {
  const shown = ratingReasons.filter((reason) => reason.level === level && (all || reason.likely || chosen.includes(reason.code)));
  return reasonGroups.map((group) => ({ group, reasons: shown.filter((reason) => reason.group === group) })).filter((row) => row.reasons.length > 0);
}

export function hasMoreReasons(level: RatingLevel): boolean {
  return ratingReasons.some((reason) => reason.level === level && !reason.likely);
}

export const phoneDigits = (text: string) => text.replace(/[\s-]/g, '');

/** What is wrong with a phone number and what is right, or null. Empty is right: it may be left out. */
export function phoneProblem(text: string): string | null {
  const digits = phoneDigits(text);
  if (digits === '' || phonePattern.test(digits)) return null;
  if (/\D/.test(digits)) return '只写数字就行，不用写别的符号。';
  if (digits.startsWith('1') && digits.length < 11) return `少了 ${11 - digits.length} 位，手机号是 11 位。`;
  if (digits.startsWith('1') && digits.length > 11) return `多了 ${digits.length - 11} 位，手机号是 11 位。`;
  if (digits.startsWith('0')) return '座机号连区号是 10 到 12 位。';
  return '手机号以 1 开头，座机请带区号。';
}

/** 138 0000 6027; other numbers stay as they are. */
export function phoneSpaced(text: string): string {
  const digits = phoneDigits(text);
  return /^1\d{10}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}` : text.trim();
}

/** The reason why the button is off, written on it; null when the rating can go. */
export function whyNotYet(draft: Draft): string | null {
  if (draft.level === null) return '请先点一张脸';
  const waiting = draft.photos.filter(isOnItsWay).length;
  if (waiting > 0) return `正在传照片 ${draft.photos.length - waiting} / ${draft.photos.length} 张`;
  if (draft.photos.some((photo) => photo.failed)) return '有照片没传上，请重传或去掉';
  if (draft.comment.length > commentMaxLength) return `想说的话多了 ${draft.comment.length - commentMaxLength} 个字`;
  if (phoneProblem(draft.phone)) return '电话号码还没写对';
  if (draft.phone !== '' && !draft.phoneConsent) return '请先勾选“同意给我打电话”';
  return null;
}
