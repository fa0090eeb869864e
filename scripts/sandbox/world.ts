import { randomInt } from 'node:crypto';
import { TokenBook } from './wechat/tokens';
import { MenuBook } from './wechat/menu-book';
import { DraftBook } from './wechat/draft-book';
import { MediaBook } from './wechat/media-book';
import { MovableClock } from './clock';
import type { Accepted, ChatEntry, LogEntry, ShownDraft, Upcoming } from './contract';
import { FaultBox } from './faults';
import { Hub } from './hub';
import { OneTimeCodes } from './one-time-codes';
import { firstPeople, type Person } from './people';
import { PeopleBook } from './people-book';
import { PayBook } from './wechatpay/book';
import { QuotaBook } from './quotas';
import { Ring } from './ring';

export interface WorldOptions {
  seed: number;
  /** Whoever is there at first; without: those of people.ts. */
  people?: Person[];
  /** Template messages a day. */
  templateQuota: number;
}

/** How much is kept of each kind, whatever happens: memory is bounded. */
const kept = { chat: 20_000, log: 500, accepted: 200_000 };

/** What is said and shown in a chat; id and instant are given here. */
export type Said = Pick<ChatEntry, 'from' | 'content'>;

/** Everything the sandbox knows, in memory. Whatever a page shows is told to the hub in the same step. */
export class World {
  readonly clock = new MovableClock();
  readonly hub = new Hub();
  readonly faults: FaultBox;
  readonly people: PeopleBook;
  readonly tokens = new TokenBook(this.clock);
  readonly quotas = new QuotaBook(this.clock);
  readonly menus = new MenuBook();
  readonly media = new MediaBook(this.clock);
  readonly drafts = new DraftBook(this.clock);
  readonly codes = new OneTimeCodes(this.clock);
  readonly tags = new Map<number, string>();
  readonly chats = new Ring<{ openid: string; entry: ChatEntry }>(kept.chat);
  readonly log = new Ring<LogEntry>(kept.log);
  readonly accepted = new Ring<Omit<Accepted, 'number'>>(kept.accepted);
  readonly payBook = new PayBook(this.clock, () => this.nextId());
  readonly templateQuota: number;
  upcoming: Upcoming['items'] = [];
  /** Called after everything that is worth saving. */
  onChange: () => void = () => undefined;
  private serial = randomInt(1000);
  private readonly acts = new Map<string, number>();

  constructor({ seed, people, templateQuota }: WorldOptions) {
    this.faults = new FaultBox(seed);
    this.templateQuota = templateQuota;
    this.payBook.onChange = () => this.onChange();
    this.people = new PeopleBook(people ?? firstPeople(this.clock.now()), () => this.peopleChanged());
  }

  /** Grows, is above 2^53 like WeChat's, and is not given twice even over a restart. */
  nextId(): string {
    this.serial = (this.serial + 1) % 1_000_000;
    return String(BigInt(Date.now()) * 1_000_000n + BigInt(this.serial));
  }

  /**
   * When somebody does something, for CreateTime: WeChat tells whole seconds, and nobody writes twice in one. While the
   * clock stands, each act has a second of its own all the same, so that the account can tell them apart and in order.
   */
  actsAt({ openid }: Pick<Person, 'openid'>): number {
    const at = Math.max(this.clock.now(), (this.acts.get(openid) ?? 0) + 1000);
    this.acts.set(openid, at);
    return at;
  }

  at(): string {
    return new Date(this.clock.now()).toISOString();
  }

  say(person: Person, said: Said): void {
    const entry: ChatEntry = { id: this.nextId(), at: this.at(), ...said };
    this.chats.push({ openid: person.openid, entry });
    this.hub.tell({ type: 'chat', openid: person.openid, entry });
    if (said.from === 'account') {
      person.unread += 1;
      this.peopleChanged();
    }
    this.onChange();
  }

  /** A card that has become another. */
  changeEntry({ openid }: Person, id: string, content: ChatEntry['content']): void {
    const known = this.chats.all().find((each) => each.openid === openid && each.entry.id === id);
    if (!known) return;
    known.entry = { ...known.entry, content };
    this.hub.tell({ type: 'chat', openid, entry: known.entry });
    this.onChange();
  }

  chatOf(openid: string, count = 200): ChatEntry[] {
    return this.chats.all().filter((each) => each.openid === openid).slice(-count).map(({ entry }) => entry);
  }

  write(entry: Omit<LogEntry, 'id' | 'at'>): void {
    const whole: LogEntry = { id: this.nextId(), at: this.at(), ...entry };
    this.log.push(whole);
    this.hub.tell({ type: 'log', entry: whole });
  }

  accept(message: Omit<Accepted, 'number' | 'at'>): void {
    this.accepted.push({ at: this.at(), ...message });
  }

  /** As the page shows the box. */
  draftsView(): ShownDraft[] {
    return this.drafts.all().map(({ id, at, articles }) => ({ id, at: new Date(at).toISOString(), articles: articles.map((one) => ({ title: one.title, author: one.author, digest: one.digest, content: one.content, sourceUrl: one.content_source_url, cover: `/sandbox/pictures/${one.thumb_media_id}` })) }));
  }

  draftsChanged(): void {
    this.hub.tell({ type: 'drafts', drafts: this.draftsView() });
  }

  menuChanged(): void {
    this.hub.tell({ type: 'menu', openid: null });
    this.onChange();
  }

  peopleChanged(): void {
    if (this.hub.watched) this.peopleTold ??= setTimeout(() => this.tellPeople(), 100).unref();
    this.onChange();
  }

  private peopleTold: NodeJS.Timeout | undefined;

  /** A burst of messages changes many at once: the list is told once for all of them. */
  private tellPeople(): void {
    this.peopleTold = undefined;
    this.hub.tell({ type: 'followers', followers: this.people.view() });
  }
}
