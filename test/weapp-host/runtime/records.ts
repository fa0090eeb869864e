import type { HostRecord } from '../bridge';

/** What happened in this run: acts a test may look at, and problems that fail it. */
export class Records {
  readonly acts: HostRecord[] = [];
  constructor(private readonly report: (text: string) => void) {}

  act(record: HostRecord): void {
    this.acts.push(record);
  }

  problem(text: string): void {
    this.report(text);
  }
}
