/** How long a server keeps them: what was just published is there in moments. */
export const publicAnswersKeptMs = 10_000;

/** Answers that are the same for everybody, kept by a server process for moments, so that many who open one board cost the database one look. */
export class KeptAnswers {
  private readonly answers = new Map<string, { text: string; until: number }>();
  private size = 0;

  /** `keptMs` 0 keeps nothing. The newest stay where there is no room for all. */
  constructor(
    private readonly keptMs: number,
    private readonly now: () => number = () => performance.now(),
    private readonly maxSize = 4 * 1024 * 1024,
  ) {}

  get(address: string): string | undefined {
    const found = this.answers.get(address);
    if (!found) return undefined;
    if (found.until > this.now()) return found.text;
    this.drop(address);
    return undefined;
  }

  put(address: string, text: string): void {
    if (this.keptMs === 0) return;
    this.drop(address);
    this.answers.set(address, { text, until: this.now() + this.keptMs });
    this.size += address.length + text.length;
    for (const oldest of this.answers.keys()) {
      if (this.size <= this.maxSize) break;
      this.drop(oldest);
    }
  }

  private drop(address: string): void {
    const found = this.answers.get(address);
    if (!found) return;
    this.answers.delete(address);
    this.size -= address.length + found.text.length;
  }
}
