/** A phone is nobody's public screen. */
export type { Carried } from './kiosk';
export const kioskCode = (): string | null => null;
export const askKiosk = (_asked: object): boolean => false;
export const useOwnOnScreen = (): void => undefined;
export const openKiosk = (): void => undefined;
