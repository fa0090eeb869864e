import type { ServerResponse } from 'node:http';

/** Downloads that are under way: one for each address, and so many for all together that other answers do not wait for them. */
export class Turns {
  private readonly under = new Map<string, ServerResponse>();

  constructor(private readonly most = 4) {}

  /** Takes a turn until the answer is sent or broken off; false where there is none to have. */
  take(address: string, response: ServerResponse): boolean {
    if (this.under.has(address) || this.under.size >= this.most) return false;
    this.under.set(address, response);
    const giveBack = (): void => {
      if (this.under.get(address) === response) this.under.delete(address);
    };
    response.once('finish', giveBack).once('close', giveBack);
    return true;
  }
}
