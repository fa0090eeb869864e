import type { RewardUnderReceipt } from '../../../../contracts/reward-receipt';

export type TransferParams = NonNullable<RewardUnderReceipt['transfer']>;

/** A browser cannot be given money. */
export const requestTransfer: ((params: TransferParams) => Promise<boolean>) | null = null;
