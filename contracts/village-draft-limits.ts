/** Of 村里填报; apart from the schemas, which a phone does not load. */

/** Pages of the ledger, or the paper itself. */
export const villagePhotosMax = 9;
/** Pictures to one line of an account. */
export const voucherPhotosMax = 9;
/** What a single matter may be called. */
export const matterTitleMax = 60;
