import mongoose from 'mongoose';
import { openedByServer } from '../clue-dump/forms';

/** Something that was stored or said, with everything in it that could lead to something else. */
export interface Thing {
  where: string;
  name: string;
  marks: Set<string>;
}

/** An id, a number, a hash, a code: long, and with figures in it. A day or a month says nothing by itself. */
const longWord = /[A-Za-z0-9_-]{8,}/g;
const isMark = (word: string): boolean => (word.match(/\d/g)?.length ?? 0) >= 2 && !/^\d{4}-\d\d(-\d\d(T\d.*)?)?$/.test(word);
const marksIn = (text: string): string[] => (text.match(longWord) ?? []).filter(isMark);
/** What is dated by its day stands at its first minute, what is dated by its month at the last one of that. */
const isDay = (at: Date): boolean => ['00:00:00.000', '23:59:00.000', '23:59:59.999'].includes(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 23));
const second = (at: Date): string[] => (at.getTime() === 0 || isDay(at) ? [] : [`second ${Math.floor(at.getTime() / 1000)}`]);

function* leaves(value: unknown): Generator<unknown> {
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof mongoose.Types.ObjectId || value instanceof mongoose.mongo.Binary) yield value;
  else for (const [key, inner] of Object.entries(value)) {
    yield key;
    yield* leaves(inner);
  }
}

/** A document as a thief reads it who has the key file too: all that the server's key opens lies open. */
export function thingOf(where: string, document: mongoose.mongo.Document, keys: Parameters<typeof openedByServer>[1]): Thing {
  const marks = new Set<string>();
  for (const value of leaves(document)) {
    if (value instanceof Date) second(value).forEach((mark) => marks.add(mark));
    else if (value instanceof mongoose.Types.ObjectId) marks.add(value.toHexString());
    else if (value instanceof mongoose.mongo.Binary) marks.add(Buffer.from(value.buffer).toString('base64url'));
    else if (typeof value === 'string') marksIn(value).forEach((mark) => marks.add(mark));
  }
  marksIn(openedByServer(Buffer.from(mongoose.mongo.BSON.serialize(document)), keys).toString()).forEach((mark) => marks.add(mark));
  return { where, name: `${where} ${String(document._id)}`, marks };
}

/** All things that somebody gets to who starts at one and follows whatever two of them have in common, but for what `known` says of everybody. */
export function reachedFrom(start: readonly Thing[], all: readonly Thing[], known: ReadonlySet<string>): Map<Thing, string> {
  const holders = new Map<string, Thing[]>();
  for (const thing of all) for (const mark of thing.marks) if (!known.has(mark)) holders.set(mark, [...(holders.get(mark) ?? []), thing]);
  const way = new Map(start.map((thing) => [thing, thing.name]));
  const queue = [...start];
  for (let thing = queue.pop(); thing; thing = queue.pop()) {
    for (const mark of thing.marks) {
      for (const next of holders.get(mark) ?? []) {
        if (way.has(next)) continue;
        way.set(next, `${way.get(thing)} —${mark}→ ${next.name}`);
        queue.push(next);
      }
    }
  }
  return way;
}
