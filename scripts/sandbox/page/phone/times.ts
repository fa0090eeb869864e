import type { ChatEntry } from '../../contract';

const quietMs = 5 * 60_000;

/** As a chat does: the time stands where it was quiet before. */
export function showsTime(entry: ChatEntry, before: ChatEntry | undefined): boolean {
  return before === undefined || Math.abs(Date.parse(entry.at) - Date.parse(before.at)) >= quietMs;
}
