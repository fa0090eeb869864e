export interface Saved {
  noteVersion: number;
  savedAt: string;
}

export interface NoteState {
  text: string;
  /** `unsaved`: typed but not yet sent; `failed`: will be sent again by itself; `conflict`: somebody else wrote meanwhile. */
  status: 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';
  savedAt: string | null;
  /** At a conflict: what the other wrote. */
  theirs: { text: string; version: number } | null;
}

interface Server {
  save: (text: string, version: number) => Promise<Saved>;
  read: () => Promise<{ text: string; version: number }>;
  isConflict: (error: unknown) => boolean;
}

const typingPauseMs = 800;
const retryMs = 5_000;

/**
 * Keeps the note of a call while it is typed: saves after a pause, one request at a time, tries again by itself,
 * and never drops a text because another wrote one.
 */
export class NoteKeeper {
  private state: NoteState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    text: string,
    private version: number,
    private readonly server: Server,
  ) {
    this.state = { text, status: 'clean', savedAt: null, theirs: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): NoteState => this.state;

  type(text: string): void {
    const waiting = this.state.status === 'saving' || this.state.status === 'conflict' ? this.state.status : 'unsaved';
    this.set({ text, status: waiting });
    this.later(typingPauseMs);
  }

  /** Saves at once what is not saved yet, e.g. when the drawer closes. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const { status, text } = this.state;
    if (status !== 'unsaved' && status !== 'failed') return;
    this.set({ status: 'saving' });
    try {
      const saved = await this.server.save(text, this.version);
      this.version = saved.noteVersion;
      const typedMeanwhile = this.state.text !== text;
      this.set({ status: typedMeanwhile ? 'unsaved' : 'saved', savedAt: saved.savedAt });
      if (typedMeanwhile) this.later(typingPauseMs);
    } catch (error) {
      if (this.server.isConflict(error)) return this.meetOther();
      this.set({ status: 'failed' });
      this.later(retryMs);
    }
  }

  /** At a conflict: one's own text goes over the other's, or the other's is taken. */
  async settle(choice: 'mine' | 'theirs'): Promise<void> {
    const { theirs } = this.state;
    if (!theirs) return;
    this.version = theirs.version;
    if (choice === 'theirs') return this.set({ text: theirs.text, status: 'clean', theirs: null });
    this.set({ status: 'unsaved', theirs: null });
    await this.flush();
  }

  private async meetOther(): Promise<void> {
    try {
      const theirs = await this.server.read();
      if (theirs.text !== this.state.text) return this.set({ status: 'conflict', theirs });
      this.version = theirs.version;
      this.set({ status: 'saved', theirs: null });
    } catch {
      this.set({ status: 'failed' });
      this.later(retryMs);
    }
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private set(change: Partial<NoteState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
