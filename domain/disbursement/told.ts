import type { Payment } from './model';

/** Whose payments, by his blind index, and in which batch. */
export interface ToldKey {
  index: string;
  batch: string;
}

/** A line that still stands; `at`: where it is kept. */
export interface ToldLine {
  at: number;
  row: number;
  paid: number;
  day: string;
  state: Payment['state'];
}

const states: readonly Payment['state'][] = ['paid', 'returned', 'reversed'];
const gone = states.length;
const firstRoom = 1024;
const empty = -1;
/** Of an index, in whole 32-bit numbers: enough to tell everybody apart. */
const wordsOfIndex = 3;
/** These and the number of the batch. */
const wordsOfKey = wordsOfIndex + 1;

/** Texts by numbers: there are few batches and days, and many lines. */
class Numbers {
  readonly texts: string[] = [];
  private readonly byText = new Map<string, number>();

  of(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const next = this.texts.push(text) - 1;
    this.byText.set(text, next);
    return next;
  }
}

/**
 * What a sheet has said so far. It has hundreds of thousands of lines: they stand in columns of numbers and are found by
 * hashing, in a fifth of the memory that as many objects and texts take.
 */
export class ToldLines {
  private readonly batches = new Numbers();
  private readonly days = new Numbers();
  private readonly key = new Int32Array(wordsOfKey);
  private count = 0;
  private keys = new Int32Array(firstRoom * wordsOfKey);
  private rows = new Int32Array(firstRoom);
  private paids = new Float64Array(firstRoom);
  private dayNumbers = new Int32Array(firstRoom);
  private stateNumbers = new Uint8Array(firstRoom);
  /** Which line lies at a hash or in the first free place after it; twice as many as there is room for. */
  private slots = new Int32Array(firstRoom * 2).fill(empty);

  /** Every line of this key that stands; undefined where the sheet has said none, not even one that is gone since. */
  of(key: ToldKey): ToldLine[] | undefined {
    this.read(key);
    let known = false;
    const standing: ToldLine[] = [];
    for (let slot = this.slotOf(this.key, 0); this.slots[slot] !== empty; slot = this.after(slot)) {
      const at = this.slots[slot]!;
      if (!this.isOfKey(at)) continue;
      known = true;
      if (this.stateNumbers[at] !== gone) standing.push({ at, row: this.rows[at]!, paid: this.paids[at]!, day: this.days.texts[this.dayNumbers[at]!]!, state: states[this.stateNumbers[at]!]! });
    }
    return known ? standing : undefined;
  }

  add(key: ToldKey, { row, paid, day, state }: Omit<ToldLine, 'at'>): void {
    if (this.count === this.rows.length) this.grow();
    this.read(key);
    const at = this.count;
    this.count += 1;
    this.keys.set(this.key, at * wordsOfKey);
    this.rows[at] = row;
    this.paids[at] = paid;
    this.dayNumbers[at] = this.days.of(day);
    this.stateNumbers[at] = states.indexOf(state);
    this.place(at);
  }

  /** A later line took its place. */
  drop(at: number): void {
    this.stateNumbers[at] = gone;
  }

  private read({ index, batch }: ToldKey): void {
    const bytes = Buffer.from(index, 'base64url');
    for (let word = 0; word < wordsOfIndex; word += 1) this.key[word] = bytes.readInt32LE(word * 4);
    this.key[wordsOfIndex] = this.batches.of(batch);
  }

  private isOfKey(at: number): boolean {
    for (let word = 0; word < wordsOfKey; word += 1) if (this.keys[at * wordsOfKey + word] !== this.key[word]) return false;
    return true;
  }

  /** An index is random: its first word, moved by the batch, is spread evenly. */
  private slotOf(keys: Int32Array, from: number): number {
    return (keys[from]! ^ Math.imul(keys[from + wordsOfIndex]!, 0x9e3779b1)) & (this.slots.length - 1);
  }

  private after(slot: number): number {
    return (slot + 1) & (this.slots.length - 1);
  }

  private place(at: number): void {
    let slot = this.slotOf(this.keys, at * wordsOfKey);
    while (this.slots[slot] !== empty) slot = this.after(slot);
    this.slots[slot] = at;
  }

  private grow(): void {
    this.keys = twice(this.keys, new Int32Array(this.keys.length * 2));
    this.rows = twice(this.rows, new Int32Array(this.rows.length * 2));
    this.paids = twice(this.paids, new Float64Array(this.paids.length * 2));
    this.dayNumbers = twice(this.dayNumbers, new Int32Array(this.dayNumbers.length * 2));
    this.stateNumbers = twice(this.stateNumbers, new Uint8Array(this.stateNumbers.length * 2));
    this.slots = new Int32Array(this.slots.length * 2).fill(empty);
    for (let at = 0; at < this.count; at += 1) this.place(at);
  }
}

function twice<T extends Int32Array | Float64Array | Uint8Array>(column: T, room: T): T {
  room.set(column);
  return room;
}
