import { receiptCodePattern, ticketCodePattern, windowCodePattern } from '../../../contracts/rating-options';

/** What the page was opened with; a mini-program gives `scene` or `q`, both URL-encoded, H5 gives `code` or `ticket`. */
export interface EntryQuery {
  code?: string;
  ticket?: string;
  scene?: string;
  q?: string;
}

/**
 * The window code in what was scanned or typed: the code itself, the link on the stand (…/r/CODE),
 * or a mini-program path that carries it as `scene` or `code`. Null where there is none.
 */
export function codeFrom(text: string): string | null {
  const plain = decoded(text).trim();
  const typed = plain.replace(/[\s-]/g, '').toUpperCase();
  if (windowCodePattern.test(typed)) return typed;
  const found = /(?:\/r\/|[?&](?:code|scene)=)([A-Za-z0-9]{8})(?![A-Za-z0-9])/.exec(plain);
  const code = found?.[1]?.toUpperCase();
  return code && windowCodePattern.test(code) ? code : null;
}

/** The ticket's code in what was scanned: the link on the ticket (…/t/CODE), the code itself, or a path that carries it. */
export function ticketFrom(text: string): string | null {
  const plain = decoded(text).trim();
  const code = (/(?:\/t\/|[?&](?:ticket|scene)=)([A-Za-z0-9]{32})(?![A-Za-z0-9])/.exec(plain)?.[1] ?? plain).toUpperCase();
  return ticketCodePattern.test(code) ? code : null;
}

/** What is to be rated: by a one-time ticket, or by the code of a window's stand. */
export interface Opened {
  by: 'ticket' | 'stand';
  code: string;
}

export function openedBy(text: string): Opened | null {
  const ticket = ticketFrom(text);
  if (ticket) return { by: 'ticket', code: ticket };
  const code = codeFrom(text);
  return code ? { by: 'stand', code } : null;
}

export function openedByQuery(query: EntryQuery): Opened | null {
  for (const text of [query.ticket, query.code, query.scene, query.q]) {
    const opened = text ? openedBy(text) : null;
    if (opened) return opened;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is not an encoding
  }
}

/** 12 digits in groups of four. */
export function receiptGroups(code: string): string[] {
  return code.match(/\d{1,4}/g) ?? [];
}

/** What was typed or pasted into group `index`, spread over the three groups. */
export function spreadReceipt(groups: readonly string[], index: number, typed: string): string[] {
  const digits = typed.replace(/\D/g, '');
  if (digits.length <= 4) return groups.map((group, at) => (at === index ? digits : group));
  const before = groups.slice(0, index).join('');
  const all = (receiptCodePattern.test(digits) ? digits : before + digits).slice(0, 12);
  return [all.slice(0, 4), all.slice(4, 8), all.slice(8, 12)];
}

/** How many digits are missing, for the button: 还差 3 位. */
export function missingDigits(groups: readonly string[]): number {
  return 12 - groups.join('').length;
}
