import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { chatEntry } from './contract';
import type { Person } from './people';
import { button, conditionalMenu } from './wechat/menu-book';
import { payLedger } from './wechatpay/book';
import type { World } from './world';

const saveEveryMs = 1000;
/** Chats beyond this are shown until the end, but not kept over it. */
const savedChats = 5000;

const person: z.ZodType<Person> = z.object({
  openid: z.string(),
  miniOpenid: z.string(),
  unionid: z.string(),
  name: z.string(),
  about: z.string(),
  phone: z.string(),
  listed: z.boolean(),
  follows: z.boolean(),
  followedAt: z.number(),
  scene: z.string(),
  blacklisted: z.boolean(),
  takesTemplates: z.boolean(),
  unread: z.number(),
  tags: z.array(z.number()),
  consents: z.record(z.string(), z.number().nullable()),
  allowances: z.array(z.object({ until: z.number(), left: z.number() })),
  inMiniAt: z.number().nullable(),
});

const saved = z.object({
  people: z.array(person),
  chats: z.array(z.object({ openid: z.string(), entry: chatEntry })),
  tags: z.array(z.tuple([z.number(), z.string()])),
  menu: z.object({ menuid: z.number(), button: z.array(button) }).nullable(),
  conditionalMenus: z.array(conditionalMenu),
  tokens: z.array(z.object({ value: z.string(), account: z.enum(['official', 'mini']), until: z.number(), dead: z.boolean() })),
  clock: z.object({ aheadMs: z.number(), standsAt: z.number().nullable() }),
  /** Absent in a file of before. */
  pay: payLedger.optional(),
});
type Saved = z.output<typeof saved>;

function picture(world: World): Saved {
  return {
    people: world.people.all(),
    chats: world.chats.last(savedChats),
    tags: [...world.tags],
    menu: world.menus.common,
    conditionalMenus: world.menus.conditional,
    tokens: world.tokens.saved(),
    clock: world.clock.saved(),
    pay: world.payBook.saved(),
  };
}

function restore(world: World, { people, chats, tags, menu, conditionalMenus, tokens, clock, pay }: Saved): void {
  world.clock.restore(clock);
  world.people.replace(people);
  for (const each of chats) world.chats.push(each);
  for (const [id, name] of tags) world.tags.set(id, name);
  world.menus.common = menu;
  world.menus.conditional = conditionalMenus;
  world.tokens.restore(tokens);
  if (pay) world.payBook.restore(pay);
}

/** Keeps who follows, what was said and which tokens are out over a restart: at most once a second, and at the end. */
export class StateFile {
  private due: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly world: World,
    private readonly file: string,
  ) {}

  /** Takes up what was saved; a file that is missing or cannot be read counts as none. */
  load(): void {
    try {
      restore(this.world, saved.parse(JSON.parse(readFileSync(this.file, 'utf8'))));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') console.error('! 沙箱的状态读不出来，从头开始。 The sandbox’s state could not be read; it starts anew.');
    }
    this.world.onChange = () => this.touch();
  }

  private touch(): void {
    this.due ??= setTimeout(() => {
      this.due = undefined;
      this.saving = this.saving.then(() => this.save()).catch(() => console.error('! 沙箱的状态没有存上。 The sandbox’s state was not saved.'));
    }, saveEveryMs).unref();
  }

  private async save(): Promise<void> {
    await writeFile(`${this.file}.new`, JSON.stringify(picture(this.world)), { mode: 0o600 });
    await rename(`${this.file}.new`, this.file);
  }

  async close(): Promise<void> {
    clearTimeout(this.due);
    this.world.onChange = () => undefined;
    await this.saving;
    writeFileSync(`${this.file}.new`, JSON.stringify(picture(this.world)), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}
