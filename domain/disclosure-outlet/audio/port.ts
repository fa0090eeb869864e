/** `account`: not opened or nothing left to spend. */
export type SpokenAnswer = { outcome: 'spoken'; mp3: Buffer } | { outcome: 'retry' | 'account' | 'refused'; code: string };

/** What the domain asks of a text-to-speech service. It does not throw. */
export interface Speaker {
  /** The longest text of one question, in characters. */
  longest: number;
  speak(text: string): Promise<SpokenAnswer>;
}

let installed: Speaker | null = null;

/** The process that runs jobs installs it; null takes it away. */
export const installSpeaker = (speaker: Speaker | null): void => void (installed = speaker);
export const speaker = (): Speaker | null => installed;
