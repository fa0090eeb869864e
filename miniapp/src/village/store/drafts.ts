import { keptValue } from '../../store/value';
import type { Photo } from '../../logic/photo';
import type { TypedDraft, TypedLine } from '../logic/draft';

type Drafts = Record<string, TypedDraft>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isList = (value: unknown, isOne: (one: Record<string, unknown>) => boolean): boolean => Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && isOne(one as Record<string, unknown>));
const isPhotos = (value: unknown): boolean => isList(value, ({ id, preview, token }) => isText(id) && isText(preview) && (token === undefined || isText(token)));
const isLines = (value: unknown): boolean => isList(value, ({ photos, ...line }) => ['date', 'entry', 'what', 'amount', 'party', 'voucher'].every((key) => isText(line[key])) && isPhotos(photos));
const isDraft = (value: unknown): value is TypedDraft => {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof TypedDraft, unknown>;
  return (draft.from === null || typeof draft.from === 'number') && typeof draft.nothing === 'boolean' && [draft.opening, draft.closing, draft.text, draft.note].every(isText) && isLines(draft.receipts) && isLines(draft.payments) && Array.isArray(draft.rows) && draft.rows.every(isTexts) && isPhotos(draft.photos);
};

/** What was typed and has not arrived yet, item by item: it outlives a lost network and a closed phone, and goes when it was sent. */
const kept = keptValue<Drafts>('village-drafts', {}, (stored): stored is Drafts => typeof stored === 'object' && stored !== null && Object.values(stored).every(isDraft));

/** A little less than the day after which the server forgets what nobody claimed. */
const claimedWithinMs = 20 * 60 * 60_000;

const isThere = ({ token, sentAt }: Photo, now: number): boolean => token !== undefined && (sentAt === undefined || now - sentAt <= claimedWithinMs);
const again = (photos: readonly Photo[], now: number): Photo[] => photos.map((photo) => (isThere(photo, now) ? photo : { ...photo, token: undefined, failed: true }));
const againLine = (now: number) => (line: TypedLine): TypedLine => ({ ...line, photos: again(line.photos, now) });

/** As it is opened anew: pictures that did not get there, or that the server has forgotten meanwhile, go again where they are shown. */
export function reopenDraft(key: string, now: number): TypedDraft | undefined {
  const draft = kept.get()[key];
  if (!draft) return undefined;
  const fresh = { ...draft, photos: again(draft.photos, now), receipts: draft.receipts.map(againLine(now)), payments: draft.payments.map(againLine(now)) };
  keepDraft(key, fresh);
  return fresh;
}

export const keptDraft = (key: string): TypedDraft | undefined => kept.get()[key];
export const useKeptDraft = (key: string): TypedDraft | undefined => kept.use()[key];
export const keepDraft = (key: string, draft: TypedDraft): void => kept.set({ ...kept.get(), [key]: draft });
export function forgetDraft(key: string): void {
  const { [key]: _sent, ...rest } = kept.get();
  kept.set(rest);
}
