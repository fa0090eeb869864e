import type { SubmitRatingInput } from '../../../contracts/rating';
import { asFault } from '../api/fault';
import { submitRating } from '../api/ratings';
import { allEntries, changeEntry, type Entry } from './entries';

let running: Promise<void> | null = null;

/**
 * Sends every rating that waits on this phone, one after another, each with the key it was made with:
 * however often this runs and wherever the connection broke, the server keeps one.
 */
export function sendWaiting(): Promise<void> {
  running ??= send().finally(() => {
    running = null;
  });
  return running;
}

async function send(): Promise<void> {
  for (const entry of allEntries()) {
    if (!entry.request) continue;
    try {
      await deliver(entry.id, entry.request);
    } catch (error) {
      const fault = asFault(error);
      if (fault.kind !== 'refused') return; // still no network or a busy server: the next opening tries again
      changeEntry(entry.id, (waiting) => settled(waiting, { refusal: fault.message }));
    }
  }
}

async function deliver(id: string, request: SubmitRatingInput): Promise<void> {
  try {
    const received = await submitRating(request);
    changeEntry(id, (waiting) => settled(waiting, { received }));
  } catch (error) {
    const fault = asFault(error);
    const photosGone = fault.kind === 'refused' && fault.fields.some((field) => field.path.startsWith('photoTokens'));
    if (!photosGone || !request.photoTokens?.length) throw fault;
    await deliver(id, { ...request, photoTokens: [] }); // uploaded photos expire; the words must not be lost with them
  }
}

/** The request leaves the phone with the answer: a phone number is not kept here longer than needed. */
function settled({ request: _sent, ...entry }: Entry, outcome: Pick<Entry, 'received' | 'refusal'>): Entry {
  return { ...entry, ...outcome };
}
