import type { Cacheable } from './cacheable';

/** How long a server keeps them: what was just published is there in moments. */
export const publicAnswersKeptMs = 10_000;

type Answer = Pick<Cacheable, 'bytes'>;

/** Answers that are the same for everybody, kept by a server process for moments, so that many who open one board cost the database one look. */
export class KeptAnswers<A extends Answer = Cacheable> {
  private readonly answers = new Map<string, { answer: A; until: number }>();
  private size = 0;

  /** `keptMs` 0 keeps nothing. The newest stay where there is no room for all: so many bytes, and the compressed copies made of them. */
  constructor(
    private readonly keptMs: number,
    private readonly now: () => number = () => performance.now(),
    private readonly maxBytes = 16 * 1024 * 1024,
  ) {}

  get(address: string): A | undefined {
    const found = this.answers.get(address);
    if (!found) return undefined;
    if (found.until > this.now()) return found.answer;
    this.drop(address);
    return undefined;
  }

  put(address: string, answer: A): void {
    if (this.keptMs === 0) return;
    this.drop(address);
    this.answers.set(address, { answer, until: this.now() + this.keptMs });
    this.size += address.length + answer.bytes.length;
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.maxBytes) break;
      this.drop(oldest);
    }
  }

  private drop(address: string): void {
    const found = this.answers.get(address);
    if (!found) return;
    this.answers.delete(address);
    this.size -= address.length + found.answer.bytes.length;
  }
}
