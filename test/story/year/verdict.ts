import type { Accepted } from '../../../scripts/sandbox/contract';
import type { Cadre } from './cast';
import { dayOf, timeOf } from './days';
import { told, type Expected } from './expected';

const labelOf = ({ channel, fields }: Accepted): string => (channel === 'sms' ? fields['2'] : fields['thing1'])!;
const wordsOf = ({ channel, fields }: Accepted): string => (channel === 'sms' ? fields['3'] : fields['thing4'])!;

/** Every reminder in the log of the platform outside is one that was expected, and every expected one is there once. */
export function compare(expected: readonly Expected[], log: readonly Accepted[]): { lost: string[]; unexpected: string[] } {
  const open = new Map<string, Accepted[]>();
  for (const entry of log) {
    const key = `${entry.channel} ${entry.to} ${labelOf(entry)}`;
    open.set(key, [...(open.get(key) ?? []), entry]);
  }
  const lost: string[] = [];
  for (const one of expected) {
    const entries = open.get(`${one.channel} ${one.to} ${one.label}`) ?? [];
    const index = entries.findIndex(({ at }) => new Date(at) >= one.earliest && new Date(at) <= one.latest);
    if (index < 0) lost.push(told(one));
    else entries.splice(index, 1);
  }
  const unexpected = [...open.values()].flat().map((entry) => `${entry.to} ${dayOf(new Date(entry.at))} ${timeOf(new Date(entry.at))} ${labelOf(entry)} ${entry.channel}`);
  return { lost, unexpected };
}

/** Pairs of messages about the same matter to the same person, and those of them whose words are the same. */
export function repeatedWords(cast: readonly Cadre[], log: readonly Accepted[]): { pairs: number; same: string[] } {
  const last = new Map<string, string>();
  const owner = new Map(cast.flatMap(({ index, openid, phone }) => [[openid, index] as const, [`+86${phone}`, index] as const]));
  const same: string[] = [];
  let pairs = 0;
  for (const entry of log) {
    const label = labelOf(entry);
    const key = `${owner.get(entry.to)} ${label}`;
    const words = wordsOf(entry);
    const before = last.get(key);
    if (before !== undefined) pairs += 1;
    if (before === words) same.push(`${key} ${entry.at}`);
    last.set(key, words);
  }
  return { pairs, same };
}
