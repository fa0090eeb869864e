import { useRef, useState } from 'react';
import type { RatingWindow } from '../../../../contracts/rating';
import { asFault, type ApiFault } from '../../api/fault';
import { submitRating } from '../../api/ratings';
import { emptyDraft, type Draft } from '../../logic/draft';
import { requestFrom, uuidFrom } from '../../logic/submission';
import { windowLabel } from '../../logic/window-name';
import { channel } from '../../platform/channel';
import { loginCode } from '../../platform/login';
import { goDone } from '../../platform/places';
import { randomBytes } from '../../platform/random';
import { deviceKey } from '../../store/device';
import { addEntry, type Entry } from '../../store/entries';
import { addUsedTicket } from '../../store/tickets';

/**
 * The draft of one rating and its way to the server. The key is made once for the page: whatever happens to the
 * connection, pressing again or sending later acts once. Without a network the rating is kept and the person may go.
 */
export function useRating(window: RatingWindow, openedTicket: string | null) {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const [ticket, setTicket] = useState(openedTicket);
  const key = useRef<string | null>(null);

  const change = (changes: Partial<Draft> | ((before: Draft) => Draft)) => {
    setFault(null);
    setDraft((before) => (typeof changes === 'function' ? changes(before) : { ...before, ...changes }));
  };

  const withoutTicket = () => {
    setFault(null);
    setTicket(null);
  };

  const leave = (entry: Entry) => {
    addEntry(entry);
    if (ticket) addUsedTicket(ticket, entry.id);
    goDone(entry.id);
  };

  const submit = async () => {
    if (!draft.level) return;
    setWorking(true);
    setFault(null);
    key.current ??= uuidFrom(await randomBytes());
    const comesBy = ticket ? { ticketCode: ticket } : { deviceKey: await deviceKey() };
    const request = requestFrom(draft, { windowCode: window.code, idempotencyKey: key.current, channel, ...comesBy });
    const now = new Date();
    const entry = {
      id: now.getTime().toString(36),
      hallName: window.hallName,
      windowName: windowLabel(window),
      level: draft.level,
      at: now.toISOString(),
    };
    try {
      // Good for minutes only, so it is not kept with a rating that waits for a network.
      const login = window.asksLogin && loginCode ? await loginCode() : null;
      leave({ ...entry, received: await submitRating(login ? { ...request, loginCode: login } : request) });
    } catch (error) {
      const failed = asFault(error);
      setWorking(false);
      if (failed.kind !== 'offline') return setFault(failed);
      leave({ ...entry, request });
    }
  };

  return { draft, change, submit, working, fault, ticket, withoutTicket };
}
