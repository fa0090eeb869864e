import { lastingSecret } from '../kernel';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Four letters that follow from the installation's keys. Its numbers begin at one, as those of any other: where a
 * second one is set up for the same merchant, none of theirs may ever be the same.
 */
export const installationTag = (): string => [...lastingSecret('payment.outNo').subarray(0, 4)].map((byte) => letters[byte % letters.length]).join('');

/** Whether a number of the platform's has the form of one that this installation gave out. */
export const isOwnNumber = (outNo: string): boolean => new RegExp(`^(SK|FK|TK)\\d{8,}${installationTag()}$`).test(outNo);
