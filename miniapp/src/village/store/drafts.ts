import { keptValue } from '../../store/value';
import type { TypedDraft } from '../logic/draft';

type Drafts = Record<string, TypedDraft>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isLines = (value: unknown): boolean => Array.isArray(value) && value.every((line) => typeof line === 'object' && line !== null && ['date', 'entry', 'what', 'amount', 'party'].every((key) => isText((line as Record<string, unknown>)[key])));
const isDraft = (value: unknown): value is TypedDraft => {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<keyof TypedDraft, unknown>;
  return typeof draft.nothing === 'boolean' && isText(draft.opening) && isText(draft.closing) && isText(draft.text) && isLines(draft.receipts) && isLines(draft.payments) && Array.isArray(draft.rows) && draft.rows.every(isTexts);
};

/** What was typed and has not arrived yet, item by item: it outlives a lost network and a closed phone, and goes when it was sent. */
const kept = keptValue<Drafts>('village-drafts', {}, (stored): stored is Drafts => typeof stored === 'object' && stored !== null && Object.values(stored).every(isDraft));

export const keptDraft = (key: string): TypedDraft | undefined => kept.get()[key];
export const keepDraft = (key: string, draft: TypedDraft): void => kept.set({ ...kept.get(), [key]: draft });
export function forgetDraft(key: string): void {
  const { [key]: _sent, ...rest } = kept.get();
  kept.set(rest);
}
