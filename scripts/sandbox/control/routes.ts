import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { officialAccount } from '../account';
import type { Callback } from '../callback/deliver';
import { acceptedQuery, act, addFollowerRequest, changeFollowerRequest, daysQuery, failNext, faults, moveClock, payBalance, type Menu, type MenuEntry, type State } from '../contract';
import { bodyOf } from '../http';
import type { Person } from '../people';
import type { Button } from '../wechat/menu-book';
import type { SandboxPay } from '../wechatpay';
import type { World } from '../world';
import { Phone } from './acts';
import { daysFrom } from './days';
import { Impossible } from './impossible';

export interface ControlOptions {
  callbackUrl: string | null;
  safeMode: boolean;
  origin: () => string;
  pay: SandboxPay;
}

async function checked<T>(koa: Context, schema: z.ZodType<T>): Promise<T> {
  // A page of another site can send no JSON without being asked first: so it cannot press these buttons.
  if (!koa.is('json')) koa.throw(415, 'JSON');
  const bytes = await bodyOf(koa);
  if (bytes === null) koa.throw(413);
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return koa.throw(400, '内容不对');
  }
}

function asked<T>(koa: Context, schema: z.ZodType<T>): T {
  const result = schema.safeParse(koa.query);
  return result.success ? result.data : koa.throw(400, '参数不对');
}

const leafOf = ({ name, type, key, url }: Button): MenuEntry => ({ name, click: type === 'click' ? (key ?? null) : null, url: url ?? null });
const menuView = (buttons: readonly Button[]): Menu => buttons.map((top) => ({ ...leafOf(top), children: (top.sub_button ?? []).map(leafOf) }));

/** The sandbox's own interface: what the page shows and presses, and what the tests ask. */
export function controlRoutes(world: World, callback: Callback, { callbackUrl, safeMode, origin, pay }: ControlOptions): Router {
  const router = new Router();
  const phone = new Phone(world, callback.notify, origin, pay.phone);
  const personOf = (koa: Context & { params: Record<string, string> }): Person => world.people.follower(koa.params.openid ?? '') ?? koa.throw(404, '没有这个人');

  const stateOf = (): State => ({
    account: { name: officialAccount.name, safeMode, callback: callbackUrl ?? '', origin: origin() },
    followers: world.people.view(),
    menu: menuView(world.menus.for([])),
    clock: world.clock.view(),
    faults: world.faults.view(),
    log: world.log.last(200),
    upcoming: world.upcoming,
    drafts: world.draftsView(),
  });
  const clockMoved = (): void => {
    world.hub.tell({ type: 'clock', clock: world.clock.view() });
    pay.notifier.look();
    world.onChange();
  };

  router.get('/sandbox/clock', (koa) => void (koa.body = world.clock.view()));
  router.get('/sandbox/api/state', (koa) => void (koa.body = stateOf()));
  router.get('/sandbox/api/events', (koa) => {
    koa.respond = false;
    world.hub.join(koa.res);
  });
  router.get('/sandbox/api/clock', (koa) => void (koa.body = world.clock.view()));
  router.put('/sandbox/api/clock', async (koa) => {
    world.clock.move(await checked(koa, moveClock));
    clockMoved();
    koa.body = world.clock.view();
  });
  router.get('/sandbox/api/faults', (koa) => void (koa.body = world.faults.view()));
  router.put('/sandbox/api/faults', async (koa) => {
    world.faults.set(await checked(koa, faults));
    world.hub.tell({ type: 'faults', faults: world.faults.view() });
    koa.body = world.faults.view();
  });
  router.post('/sandbox/api/faults/next', async (koa) => {
    const { kind, times } = await checked(koa, failNext);
    world.faults.failNext(kind, times);
    koa.status = 204;
  });
  router.get('/sandbox/api/pay', (koa) => void (koa.body = { ...world.payBook.view(), openNotices: pay.notifier.open }));
  router.put('/sandbox/api/pay/balance', async (koa) => {
    world.payBook.balance = (await checked(koa, payBalance)).balance;
    world.onChange();
    koa.status = 204;
  });
  router.get('/sandbox/api/accepted', (koa) => {
    const { after, limit } = asked(koa, acceptedQuery);
    koa.type = 'application/x-ndjson';
    koa.body = world.accepted.after(after, limit).map(({ number, item }) => `${JSON.stringify({ number, ...item })}\n`).join('');
  });
  router.post('/sandbox/api/followers', async (koa) => {
    const { openid } = world.people.add(await checked(koa, addFollowerRequest), world.clock.now());
    koa.status = 201;
    koa.body = world.people.view().find((each) => each.openid === openid);
  });
  router.patch('/sandbox/api/followers/:openid', async (koa) => {
    Object.assign(personOf(koa), await checked(koa, changeFollowerRequest));
    world.peopleChanged();
    koa.status = 204;
  });
  router.get('/sandbox/api/followers/:openid/chat', (koa) => {
    const person = personOf(koa);
    koa.body = world.chatOf(person.openid);
    if (person.unread === 0) return;
    person.unread = 0;
    world.peopleChanged();
  });
  router.get('/sandbox/api/followers/:openid/menu', (koa) => void (koa.body = menuView(world.menus.for(personOf(koa).tags))));
  router.get('/sandbox/api/days', (koa) => {
    const { from, days } = asked(koa, daysQuery);
    koa.body = daysFrom(from, days);
  });
  router.post('/sandbox/api/followers/:openid/acts', async (koa) => {
    const person = personOf(koa);
    const done = await checked(koa, act);
    await phone.do(person, done).catch((error: unknown) => (error instanceof Impossible ? koa.throw(409, error.message) : Promise.reject(error)));
    koa.status = 204;
  });
  for (const use of ['login', 'phone'] as const) {
    router.post(`/sandbox/api/followers/:openid/${use}-code`, (koa) => void (koa.body = { code: world.codes.issue(use, personOf(koa).miniOpenid) }));
  }
  router.post('/sandbox/api/drafts/:id/publication', async (koa) => {
    await checked(koa, z.object({}));
    if (!world.drafts.remove(koa.params.id ?? '')) koa.throw(404, '草稿箱里没有这一条');
    world.draftsChanged();
    koa.status = 204;
  });
  router.get('/sandbox/pictures/:id', (koa) => {
    const picture = world.drafts.materials.get(koa.params.id ?? '') ?? koa.throw(404, '没有这张图');
    koa.type = picture.type;
    koa.body = picture.bytes;
  });
  router.get('/sandbox/media/:id', (koa) => {
    const file = world.media.find(koa.params.id ?? '') ?? koa.throw(404, '没有这个文件');
    koa.type = file.type;
    koa.body = file.bytes;
  });
  return router;
}
