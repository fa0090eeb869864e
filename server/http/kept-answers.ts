import type { Cacheable } from './cacheable';

/** Of a server: boards and publications of a district, as page and as answer. */
export const answersRoom = 64 * 1024 * 1024;

type Answer = Pick<Cacheable, 'bytes' | 'seconds'>;

/** An answer as it was kept, and the age that it had when it was put here. */
interface Kept<A> {
  answer: A;
  madeAt: number;
}

/**
 * Answers that are the same for everybody, kept by a server process as any cache on the way might keep them: for as long
 * as they say, and with their age told (RFC 9111, section 5.1), so that nobody shows one for longer, however many keep it.
 */
export class KeptAnswers<A extends Answer = Cacheable> {
  private readonly answers = new Map<string, Kept<A>>();
  private size = 0;
  private clearedAt = -1;

  /** `room` in bytes, beside which there are the compressed copies; the newest stay where it is too small for all, none in 0. */
  constructor(
    private readonly room: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `age` in milliseconds. */
  get(address: string): { answer: A; age: number } | undefined {
    const found = this.answers.get(address);
    if (!found) return undefined;
    const age = this.now() - found.madeAt;
    if (age < found.answer.seconds * 1000) return { answer: found.answer, age };
    this.drop(address);
    return undefined;
  }

  /** When a look begins: its answer is put here as of then. */
  begin(): number {
    return this.now();
  }

  /** Not kept where something became public, or was withdrawn, since the look began. */
  put(address: string, answer: A, madeAt: number): void {
    if (madeAt <= this.clearedAt) return;
    this.drop(address);
    this.answers.set(address, { answer, madeAt });
    this.size += address.length + answer.bytes.length;
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.room) break;
      this.drop(oldest);
    }
  }

  /** What was decided just now is read by everybody who asks from now on. */
  clear(): void {
    this.answers.clear();
    this.size = 0;
    this.clearedAt = this.now();
  }

  private drop(address: string): void {
    const found = this.answers.get(address);
    if (!found) return;
    this.answers.delete(address);
    this.size -= address.length + found.answer.bytes.length;
  }
}
