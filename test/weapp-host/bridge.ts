/** What the page and Node say to each other. */
export type NetworkType = 'wifi' | '4g' | '5g' | 'unknown' | 'none';

/** The phone as the mini-program sees it when it starts. */
export interface StartOptions {
  /** Page path without leading slash; the first page of app.json when left out. */
  path?: string;
  query: Record<string, string>;
  /** WeChat's scene number, e.g. 1047 for a scanned mini-program code. */
  scene: number;
  theme: 'light' | 'dark';
  fontSizeScaleFactor: number;
  network: NetworkType;
  storage: Record<string, unknown>;
  /** Whether the person agreed to the privacy guide before; asked only where app.json says so. */
  privacyAgreed: boolean;
}

/** A file as the mini-program sees it: a temporary path, and its bytes. */
export interface HostFile {
  path: string;
  type: string;
  base64: string;
}

/** One HTTP exchange that Node makes for the page. */
export interface HttpCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** JSON or form text. */
  body?: string;
  upload?: { field: string; fileName: string; file: HostFile; form: Record<string, string> };
  timeoutMs: number;
}
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  base64: string;
}
/** An answer, or why there is none, in the words of WeChat's `errMsg`. */
export type HttpOutcome = { answer: HttpAnswer } | { failure: string };

/** WeChat's own sheet over the page: the person pays, or takes what is paid out. */
export interface MoneySheet {
  name: 'requestPayment' | 'requestMerchantTransfer';
  params: Record<string, string>;
}

/** Something the mini-program did that a test may look at. */
export type HostRecord =
  | { kind: 'toast'; title: string }
  | { kind: 'modal'; title: string; content: string; confirmText: string; cancelText?: string }
  | { kind: 'loading'; title: string }
  | { kind: 'navigationBarTitle'; title: string }
  | { kind: 'clipboard'; text: string }
  | { kind: 'call'; phoneNumber: string }
  | { kind: 'savedImage'; path: string; bytes: number }
  | { kind: 'openedDocument'; path: string; fileType: string; bytes: number }
  | { kind: 'vibration' }
  | { kind: 'privacyContract' }
  | { kind: 'subscription'; templateIds: string[]; answer: 'accept' | 'reject' };

/** What the page sends to Node by itself. */
export type PageEvent =
  | { event: 'console'; level: string; text: string }
  | { event: 'problem'; text: string }
  | { event: 'binding'; name: string; args: unknown[] };
