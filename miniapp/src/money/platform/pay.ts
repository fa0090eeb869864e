import type { PayParams } from '../api/guards';

/** A web page does not pay: whoever reads it is told the other ways. */
export const payInWechat: ((params: PayParams) => Promise<'paid' | 'putAway' | 'failed'>) | null = null;
