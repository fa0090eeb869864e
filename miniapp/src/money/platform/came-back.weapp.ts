import type { Order } from '../logic/order';

/** The mini-program never leaves for elsewhere. */
export const cameBack = (): Order | null => null;
