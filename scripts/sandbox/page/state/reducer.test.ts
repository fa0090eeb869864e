import type { ChatEntry, Follower, LogEntry, State } from '../../contract';
import { chosenFollower, logCapacity, nothing, reduce, shownLog, unreadOf, type Action, type View } from './reducer';

const who = (openid: string, more: Partial<Follower> = {}): Follower => ({ openid, miniOpenid: `m-${openid}`, name: `演示${openid}`, about: '', follows: true, phone: '', unread: 0, takesTemplates: true, invitation: null, ...more });
const said = (id: string, from: ChatEntry['from'] = 'account'): ChatEntry => ({ id, at: '2026-11-23T00:30:00.000Z', from, content: { type: 'text', text: id } });
const logged = (id: string): LogEntry => ({ id, at: '2026-11-23T00:30:00.000Z', direction: 'out', method: 'POST', what: '/cgi-bin/stable_token', result: '0 ok', failed: false, milliseconds: 4 });
const sandbox: State = {
  account: { name: '青禾清鉴', safeMode: true, callback: 'http://127.0.0.1:1/wechat/callback', origin: 'http://127.0.0.1:2' },
  followers: [who('甲'), who('乙', { unread: 2 })],
  menu: [],
  clock: { offsetMs: 0, running: true, now: '2026-11-23T00:30:00.000Z' },
  faults: { seed: 1, shares: {} },
  log: [logged('1')],
  upcoming: [],
  drafts: [],
};
const after = (...actions: Action[]): View => actions.reduce(reduce, nothing);
const loaded: Action = { type: 'loaded', sandbox };
const change = (of: Extract<Action, { type: 'change' }>['change']): Action => ({ type: 'change', change: of });
const ids = (view: View, openid: string) => view.chats[openid]?.map(({ id }) => id);

test('the first follower is shown first, and another once chosen, also after a new reading', () => {
  expect(chosenFollower(after(loaded))?.openid).toBe('甲');
  expect(chosenFollower(after(loaded, { type: 'chosen', openid: '乙' }, loaded))?.openid).toBe('乙');
});

test('whoever is gone is not shown any more', () => {
  expect(chosenFollower(after(loaded, { type: 'chosen', openid: '乙' }, change({ type: 'followers', followers: [who('甲')] })))?.openid).toBe('甲');
  expect(chosenFollower(after(loaded, change({ type: 'followers', followers: [] })))).toBeNull();
});

test('an entry that is both told and read stands once, whichever was first', () => {
  const told = change({ type: 'chat', openid: '甲', entry: said('b') });
  const read: Action = { type: 'chat', openid: '甲', entries: [said('a'), said('b')] };
  expect(ids(after(loaded, read, told), '甲')).toEqual(['a', 'b']);
  expect(ids(after(loaded, { ...read, entries: [said('a')] }, told, read), '甲')).toEqual(['a', 'b']);
});

test('a card that has become another is shown as it is now', () => {
  const card = said('b');
  const now = { ...card, content: { type: 'text' as const, text: '付好了' } };
  expect(after(loaded, { type: 'chat', openid: '甲', entries: [said('a'), card] }, change({ type: 'chat', openid: '甲', entry: now })).chats['甲']).toEqual([said('a'), now]);
});

test('a chat never read stays to be read whole', () => {
  expect(ids(after(loaded, change({ type: 'chat', openid: '乙', entry: said('c') })), '乙')).toBeUndefined();
});

test('after a lost connection chats and menus are read again', () => {
  const view = after(loaded, { type: 'chat', openid: '甲', entries: [said('a')] }, { type: 'menu', openid: '甲', turn: 1, menu: [] }, { type: 'connection', connection: 'lost' });
  expect([view.connection, ids(view, '甲')]).toEqual(['lost', ['a']]);
  expect(reduce(view, loaded)).toMatchObject({ connection: 'live', chats: {}, menus: {} });
});

test('unread messages count for others only', () => {
  const view = after(loaded);
  expect(sandbox.followers.map((each) => unreadOf(view, each))).toEqual([0, 2]);
  expect(unreadOf(reduce(view, { type: 'chosen', openid: '乙' }), who('乙', { unread: 2 }))).toBe(0);
});

test('what comes for another is said aloud; what he says himself and what is on the screen is not', () => {
  const news = (openid: string, from: ChatEntry['from']) => after(loaded, change({ type: 'chat', openid, entry: said('x', from) })).news;
  expect([news('乙', 'account'), news('乙', 'follower'), news('甲', 'account')]).toEqual(['演示乙收到一条新消息', '', '']);
});

test('a menu is read again when it changed, for one or for all', () => {
  const both: Action[] = [loaded, { type: 'menu', openid: '甲', turn: 1, menu: [] }, { type: 'menu', openid: '乙', turn: 1, menu: [] }];
  expect(Object.keys(after(...both, change({ type: 'menu', openid: '甲' })).menus)).toEqual(['乙']);
  expect(Object.keys(after(...both, change({ type: 'menu', openid: null })).menus)).toEqual([]);
});

test('a cleared log shows what came after, and all where its place was lost', () => {
  const cleared = after(loaded, { type: 'logCleared' });
  expect(shownLog(cleared)).toEqual([]);
  expect(shownLog(reduce(cleared, change({ type: 'log', entry: logged('2') }))).map(({ id }) => id)).toEqual(['2']);
  expect(shownLog(reduce(cleared, { type: 'loaded', sandbox: { ...sandbox, log: [logged('9')] } }))).toHaveLength(1);
});

test('the log keeps the newest entries', () => {
  const entries = Array.from({ length: logCapacity + 5 }, (_, index) => change({ type: 'log', entry: logged(`n${index}`) }));
  const log = after(loaded, ...entries).sandbox?.log ?? [];
  expect([log.length, log.at(-1)?.id]).toEqual([logCapacity, `n${logCapacity + 4}`]);
});

test('clock, faults and what comes next follow the sandbox', () => {
  const clock = { offsetMs: 5, running: false, now: '2026-11-24T00:00:00.000Z' };
  const faults = { seed: 7, shares: { busy: 0.1 } };
  const items = [{ at: '2026-11-24T00:30:00.000Z', text: '廉政提醒，3 人' }];
  expect(after(loaded, change({ type: 'clock', clock }), change({ type: 'faults', faults }), change({ type: 'upcoming', items })).sandbox).toMatchObject({ clock, faults, upcoming: items });
});

test('an event before the first reading changes nothing', () => {
  expect(after(change({ type: 'log', entry: logged('1') }))).toBe(nothing);
});

test('a menu that was asked for before somebody was bound is not shown after it: it is asked for again', () => {
  const view = after(loaded, change({ type: 'menu', openid: null }));
  expect(reduce(view, { type: 'menu', openid: '甲', turn: 1, menu: [] }).menus).toEqual({});
  expect(Object.keys(reduce(view, { type: 'menu', openid: '甲', turn: view.menuTurn, menu: [] }).menus)).toEqual(['甲']);
});
