import type { Change, ChatEntry, Follower, LogEntry, Menu, State } from '../../contract';

export interface View {
  connection: 'connecting' | 'live' | 'lost';
  /** Null until the sandbox has answered once. */
  sandbox: State | null;
  /** Whose phone is shown. */
  openid: string | null;
  chats: Readonly<Record<string, readonly ChatEntry[]>>;
  menus: Readonly<Record<string, Menu>>;
  /** Grows with whatever changes menus: one that was asked for before that is not shown. */
  menuTurn: number;
  /** The log is shown after this entry. */
  clearedAt: string | null;
  /** For screen readers: what has come for someone whose phone is not shown. */
  news: string;
}

export type Action =
  | { type: 'connection'; connection: View['connection'] }
  | { type: 'loaded'; sandbox: State }
  | { type: 'change'; change: Change }
  | { type: 'chosen'; openid: string }
  | { type: 'chat'; openid: string; entries: readonly ChatEntry[] }
  | { type: 'menu'; openid: string; turn: number; menu: Menu }
  | { type: 'logCleared' };

export const nothing: View = { connection: 'connecting', sandbox: null, openid: null, chats: {}, menus: {}, menuTurn: 0, clearedAt: null, news: '' };

/** More of the log than anybody scrolls through, and little enough to stay quick. */
export const logCapacity = 1_000;

export function reduce(view: View, action: Action): View {
  switch (action.type) {
    case 'connection':
      return { ...view, connection: action.connection };
    case 'loaded':
      // Chats and menus may have missed something while the connection was lost: only what is read anew is shown.
      return { ...view, connection: 'live', sandbox: action.sandbox, openid: stillThere(view.openid, action.sandbox.followers), chats: {}, menus: {}, menuTurn: view.menuTurn + 1 };
    case 'change':
      return view.sandbox ? changed(view, view.sandbox, action.change) : view;
    case 'chosen':
      return { ...view, openid: action.openid };
    case 'chat':
      return { ...view, chats: { ...view.chats, [action.openid]: merged(action.entries, view.chats[action.openid] ?? []) } };
    case 'menu':
      return action.turn === view.menuTurn ? { ...view, menus: { ...view.menus, [action.openid]: action.menu } } : view;
    case 'logCleared':
      return { ...view, clearedAt: view.sandbox?.log.at(-1)?.id ?? null };
  }
}

function changed(view: View, sandbox: State, change: Change): View {
  switch (change.type) {
    case 'chat':
      return { ...view, chats: withEntry(view.chats, change.openid, change.entry), news: newsOf(view, sandbox, change) };
    case 'log':
      return { ...view, sandbox: { ...sandbox, log: [...sandbox.log, change.entry].slice(-logCapacity) } };
    case 'followers':
      return { ...view, sandbox: { ...sandbox, followers: change.followers }, openid: stillThere(view.openid, change.followers) };
    case 'clock':
      return { ...view, sandbox: { ...sandbox, clock: change.clock } };
    case 'faults':
      return { ...view, sandbox: { ...sandbox, faults: change.faults } };
    case 'upcoming':
      return { ...view, sandbox: { ...sandbox, upcoming: change.items } };
    case 'drafts':
      return { ...view, sandbox: { ...sandbox, drafts: change.drafts } };
    case 'menu':
      return { ...view, menuTurn: view.menuTurn + 1, menus: change.openid === null ? {} : without(view.menus, change.openid) };
  }
}

/** A chat that was never read is read whole when its phone is taken up; a part of it would look like all of it. */
function withEntry(chats: View['chats'], openid: string, entry: ChatEntry): View['chats'] {
  const known = chats[openid];
  return known ? { ...chats, [openid]: told(known, entry) } : chats;
}

/** What was told and what was read may overlap, in either order; a card that is told of again has become another. */
function told(entries: readonly ChatEntry[], entry: ChatEntry): ChatEntry[] {
  return entries.some(({ id }) => id === entry.id) ? entries.map((each) => (each.id === entry.id ? entry : each)) : [...entries, entry];
}

function merged(entries: readonly ChatEntry[], more: readonly ChatEntry[]): ChatEntry[] {
  const known = new Set(entries.map(({ id }) => id));
  return [...entries, ...more.filter(({ id }) => !known.has(id))];
}

function newsOf(view: View, { followers }: State, { openid, entry }: Extract<Change, { type: 'chat' }>): string {
  const who = followers.find((each) => each.openid === openid);
  return who && openid !== view.openid && entry.from === 'account' ? `${who.name}收到一条新消息` : view.news;
}

function stillThere(openid: string | null, followers: readonly Follower[]): string | null {
  return followers.some((each) => each.openid === openid) ? openid : (followers[0]?.openid ?? null);
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

export function chosenFollower({ sandbox, openid }: View): Follower | null {
  return sandbox?.followers.find((each) => each.openid === openid) ?? null;
}

/** Unread messages of those whose phone is not before one's eyes. */
export function unreadOf(view: View, { openid, unread }: Follower): number {
  return openid === view.openid ? 0 : unread;
}

/** What came since the log was last cleared; all of it where that entry has gone. */
export function shownLog({ sandbox, clearedAt }: View): readonly LogEntry[] {
  const log = sandbox?.log ?? [];
  return log.slice(log.findIndex(({ id }) => id === clearedAt) + 1);
}
