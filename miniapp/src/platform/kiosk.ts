import { useEffect } from 'react';

export type Carried = 'page' | 'report' | 'receipt' | 'ask' | 'household' | 'file';

/** What a page asks of the screen's frame (src/kiosk), which alone knows how to show it. */
export type KioskAsk =
  /** To go on with one's own phone, by a QR code. `path` of this platform. */
  | { kind: 'carry'; what: Carried; path: string }
  | { kind: 'picture'; address: string }
  /** What is on the screen is one person's own: the time without a touch is short. */
  | { kind: 'own'; on: boolean }
  /** Home at once, with nothing left. */
  | { kind: 'leave' };

/** The address under which all pages of a screen lie; the same in miniapp/config. */
const address = /^\/kiosk\/([A-Za-z0-9-]+)/;

/** The village's code where this is a touch screen in its hall; null on everybody's own device. */
export const kioskCode = (): string | null => address.exec(window.location.pathname)?.[1]?.toUpperCase() ?? null;

/** The current address as on any other device. */
export const plainPath = (): string => window.location.pathname.replace(address, '') + window.location.search;

let frame: ((asked: KioskAsk) => void) | null = null;
/** The frame may come after the page. */
let own = false;
export function answerKiosk(answer: (asked: KioskAsk) => void): void {
  frame = answer;
  answer({ kind: 'own', on: own });
}

/** @returns whether this is a touch screen, whose frame has taken it */
export function askKiosk(asked: KioskAsk): boolean {
  if (!frame) return false;
  frame(asked);
  return true;
}

/** While the page stands that calls it. */
export function useOwnOnScreen(): void {
  useEffect(() => {
    const become = (on: boolean) => {
      own = on;
      askKiosk({ kind: 'own', on });
    };
    become(true);
    return () => become(false);
  }, []);
}

/**
 * Before the router looks at the history. On the way home all steps are taken back (src/kiosk/leave.ts); this one step
 * forward cuts off what still lay ahead, so that neither Back nor Forward leads to what somebody looked at.
 */
export function openKiosk(): void {
  if (!kioskCode()) return;
  const state = window.history.state as { idx?: number } | null;
  if (!state?.idx) window.history.pushState({ idx: 1 }, '', window.location.href);
  void import('../kiosk/start').then(({ startKiosk }) => startKiosk());
}
