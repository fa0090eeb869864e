import { useCallback, useEffect, useReducer, useState } from 'react';
import { api, Refused, type Api } from './api';
import { listen } from './events';
import { chosenFollower, nothing, reduce, type View } from './reducer';

export interface Sandbox {
  view: View;
  choose(openid: string): void;
  clearLog(): void;
  /** Does something on the sandbox; false, and words in `fault`, where it was refused. */
  run(what: (api: Api) => Promise<unknown>): Promise<boolean>;
  fault: string | null;
  dismissFault(): void;
}

/** Everything the page shows, kept up to date by the sandbox's events. */
export function useSandbox(): Sandbox {
  const [view, dispatch] = useReducer(reduce, nothing);
  const [fault, setFault] = useState<string | null>(null);

  const refused = useCallback((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    setFault(error.message);
    return false;
  }, []);
  const run = useCallback((what: (api: Api) => Promise<unknown>) => what(api).then(() => (setFault(null), true), refused), [refused]);

  useEffect(
    () =>
      listen({
        opened: () => void api.state().then((sandbox) => dispatch({ type: 'loaded', sandbox }), refused),
        changed: (change) => dispatch({ type: 'change', change }),
        lost: () => dispatch({ type: 'connection', connection: 'lost' }),
      }),
    [refused],
  );

  const { openid } = view;
  const chatMissing = openid !== null && !view.chats[openid];
  const unread = (chosenFollower(view)?.unread ?? 0) > 0;
  useEffect(() => {
    // What comes while one looks is read: the sandbox learns of it by being asked.
    if (openid !== null && (chatMissing || unread)) void api.chat(openid).then((entries) => dispatch({ type: 'chat', openid, entries }), refused);
  }, [refused, openid, chatMissing, unread]);

  const { menuTurn } = view;
  const menuMissing = openid !== null && !view.menus[openid];
  useEffect(() => {
    if (openid !== null && menuMissing) void api.menu(openid).then((menu) => dispatch({ type: 'menu', openid, turn: menuTurn, menu }), refused);
  }, [refused, openid, menuMissing, menuTurn]);

  return {
    view,
    run,
    fault,
    choose: useCallback((chosen: string) => dispatch({ type: 'chosen', openid: chosen }), []),
    clearLog: useCallback(() => dispatch({ type: 'logCleared' }), []),
    dismissFault: useCallback(() => setFault(null), []),
  };
}
