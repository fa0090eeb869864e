import type { Follower } from './contract';
import { demoCodeOf, invitationOf, personOf, type Person } from './people';

/** Everyone with a phone, found by any of his ids. */
export class PeopleBook {
  private readonly byOpenid = new Map<string, Person>();
  private readonly byMini = new Map<string, Person>();
  private readonly byPhone = new Map<string, Person>();

  constructor(people: readonly Person[], private readonly changed: () => void) {
    for (const person of people) this.enter(person);
  }

  all(): Person[] {
    return [...this.byOpenid.values()];
  }

  get size(): number {
    return this.byOpenid.size;
  }

  /** By the openid in the official account. Whom the demo has bound beyond the first people follows as soon as he is asked for. */
  follower(openid: string): Person | undefined {
    const known = this.byOpenid.get(openid);
    const code = known ? null : demoCodeOf(openid);
    if (code === null) return known;
    this.enter(personOf({ id: code, name: `演示 ${code}`, about: '', phone: '', listed: false }, 0));
    return this.byOpenid.get(openid);
  }

  inMini(openid: string): Person | undefined {
    return this.byMini.get(openid);
  }

  /** With or without +86. */
  withPhone(phone: string): Person | undefined {
    return this.byPhone.get(phone.replace(/^\+?86(?=1\d{10}$)/, ''));
  }

  add(input: { name: string; about: string; phone: string }, now: number): Person {
    const person = personOf({ id: `Added${String(this.size + 1).padStart(6, '0')}`, follows: false, ...input }, now);
    this.enter(person);
    this.changed();
    return person;
  }

  /** In place of whoever was there. */
  replace(people: readonly Person[]): void {
    for (const index of [this.byOpenid, this.byMini, this.byPhone]) index.clear();
    for (const person of people) this.enter(person);
  }

  view(): Follower[] {
    return this.all().filter(({ listed }) => listed).map(({ openid, miniOpenid, name, about, follows, phone, unread, takesTemplates }) => ({ openid, miniOpenid, name, about, follows, phone, unread, takesTemplates, invitation: invitationOf(openid) }));
  }

  private enter(person: Person): void {
    this.byOpenid.set(person.openid, person);
    this.byMini.set(person.miniOpenid, person);
    if (person.phone) this.byPhone.set(person.phone, person);
  }
}
