/** What a service says of one piece of text. Reading it again costs, and changes nothing else: a lost answer is `retry`. */
export type SpeechAnswer =
  | { outcome: 'spoken'; mp3: Buffer }
  /** Busy, or not heard of in time. */
  | { outcome: 'retry'; code: string }
  /** The account's own affair: not opened, keys wrong, nothing left to spend. */
  | { outcome: 'account'; code: string }
  /** The text or a parameter. */
  | { outcome: 'refused'; code: string };

/** Another provider is one file that implements this. It does not throw. */
export interface SpeechProvider {
  /** The longest text of one question, in characters. */
  longest: number;
  /** Mandarin, as MP3. */
  speak(text: string): Promise<SpeechAnswer>;
}
