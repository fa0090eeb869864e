import { kioskCode } from '../../platform/kiosk';

/** A screen in the village's hall has no printer of the reader's. */
export const printPage: (() => void) | null = kioskCode() ? null : () => window.print();
