import type { SavedPublication, SavePublicationRequest } from '../../../contracts/publication';

/** What is being written, as it goes to the server. */
export type Draft = Omit<SavePublicationRequest, 'version'>;
export type KeeperState = 'saved' | 'waiting' | 'saving' | 'failed';

const pauseMs = 2000;

/**
 * Saves a draft after a pause in typing, one request at a time, each with the version of the last answer. What failed
 * is kept and goes with the next change, or when somebody presses.
 */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | undefined;
  private unsaved: Draft | undefined;

  constructor(
    private version: number,
    private readonly send: (body: SavePublicationRequest) => Promise<SavedPublication>,
    private readonly tell: (state: KeeperState, news: { saved?: SavedPublication; sent?: Draft; error?: unknown }) => void,
  ) {}

  /** Nothing typed is waiting or under way. */
  get settled(): boolean {
    return this.unsaved === undefined && this.running === undefined;
  }

  change(draft: Draft): void {
    this.unsaved = draft;
    this.tell('waiting', {});
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pauseMs);
  }

  /** What the server answered to an act of another kind. */
  renew(version: number): void {
    this.version = version;
  }

  get seen(): number {
    return this.version;
  }

  /** Saves now; true when all that was typed is kept. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.unsaved === undefined) return true;
    this.running = this.save(this.unsaved);
    const done = await this.running;
    return done ? this.flush() : false;
  }

  private async save(draft: Draft): Promise<boolean> {
    this.tell('saving', {});
    this.unsaved = undefined;
    try {
      const saved = await this.send({ ...draft, version: this.version });
      this.version = saved.version;
      this.running = undefined;
      this.tell(this.unsaved === undefined ? 'saved' : 'waiting', { saved, sent: draft });
      return true;
    } catch (error) {
      this.unsaved ??= draft;
      this.running = undefined;
      this.tell('failed', { error });
      return false;
    }
  }
}
