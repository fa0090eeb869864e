/** A payment as it is ordered: under one key it is one, however often it is asked for. */
export interface Order {
  token: string;
  requestKey: string;
  /** Fen. */
  amount: number;
  /** The code of something handed in just now, which is shown nowhere else. */
  code?: string;
  /** What WeChat brought back, of a web page. */
  web?: { code: string; state: string };
}

/** What a page has kept, read back; null where it is none of ours. */
export function orderFrom(kept: string | null): Order | null {
  try {
    const { token, requestKey, amount, code } = JSON.parse(kept ?? '') as Partial<Record<keyof Order, unknown>>;
    if (typeof token !== 'string' || typeof requestKey !== 'string' || typeof amount !== 'number') return null;
    return { token, requestKey, amount, ...(typeof code === 'string' ? { code } : {}) };
  } catch {
    return null;
  }
}
