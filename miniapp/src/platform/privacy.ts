/** What WeChat waits for before a page may use pictures, the camera or the clipboard. */
export interface PrivacyRequest {
  /** WeChat checks that the button of this id was really pressed. */
  agree(buttonId: string): void;
  disagree(): void;
}

/** A browser asks by itself, for each thing. */
export const usePrivacyRequest = (): PrivacyRequest | null => null;

export function watchPrivacy(): void {}

export function openPrivacyGuide(): void {}
