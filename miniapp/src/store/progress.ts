import type { RatingProgress } from '../../../contracts/rating';
import { asFault } from '../api/fault';
import { ratingProgress } from '../api/ratings';
import { digestOf } from '../logic/digest';
import { allEntries, changeEntry, type Entry } from './entries';

/** Asks how far a rating is, and remembers it where the rating is kept on this phone. @throws ApiFault */
export async function askProgress(receiptCode: string): Promise<RatingProgress> {
  return remember(receiptCode, await ratingProgress(receiptCode));
}

export function remember(receiptCode: string, progress: RatingProgress): RatingProgress {
  const entry = allEntries().find((kept) => kept.received?.receiptCode === receiptCode);
  if (entry) changeEntry(entry.id, (known) => ({ ...known, progress: digestOf(progress) }));
  return progress;
}

/** Quietly, for a card: without a network it shows what it knew. */
export async function refreshProgress(entry: Entry | undefined): Promise<void> {
  if (!entry?.received?.closing || entry.progress?.status === 'closed') return;
  await askProgress(entry.received.receiptCode).catch(asFault);
}
