/** What a provider says of one message or call. */
export type ProviderAnswer =
  /** It will tell the result under this reference. */
  | { outcome: 'accepted'; reference: string }
  /** Never to this number, or never in this form. `ours`: a template, a signature or an account of ours is not in order. */
  | { outcome: 'refused'; code: string; ours: boolean }
  /** Nothing was sent. */
  | { outcome: 'retry'; code: string; afterSeconds?: number }
  /** No more today from anybody. */
  | { outcome: 'exhausted'; code: string }
  /** It may or may not have been sent. */
  | { outcome: 'unknown'; code: string };

/** An approved text of the provider with its blanks; the number as it is dialled in the country. */
export interface ProviderMessage {
  phone: string;
  templateId: string;
  /** For the blanks, in their order. */
  params: string[];
}

export interface SmsResult {
  reference: string;
  delivered: boolean;
  code: string;
}

/** Another provider is one file that implements this. No method throws. */
export interface SmsProvider {
  send(message: ProviderMessage): Promise<ProviderAnswer>;
  /** What became of messages since it was asked last; each is told once. Empty where it cannot be asked just now. */
  results(): Promise<SmsResult[]>;
  /** What became of messages to one number since then, seven days back at most, however often it was told. Empty where it cannot be asked just now. */
  resultsOf(phone: string, since: Date): Promise<SmsResult[]>;
}

export interface VoiceProvider {
  /** Reads the text aloud on the phone. */
  call(message: ProviderMessage): Promise<ProviderAnswer>;
}
