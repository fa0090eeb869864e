import type { Middleware } from 'koa';
import { reminderOccasion, reminderOccasionLabels } from '../../contracts/reminder';
import { DeadlineModel, DeliveryModel, fail, native, type Clock } from '../../domain/kernel';
import type { ClientAddress } from '../../runtime/http/client-address';
import { deadlineKindTexts, fill, upcomingTexts } from '../../templates';

const shown = 12;
/** Of deliveries of one occasion at one instant one line is shown, however many there are. */
const deliveriesRead = 500;

interface Item {
  at: string;
  text: string;
}

/** `GET /demo/upcoming`: what the platform will do next, for the sandbox on the same machine. Names nobody. */
export function upcoming({ clock, address }: { clock: Clock; address: ClientAddress }): Middleware {
  return async (koa, next) => {
    if (koa.path !== '/demo/upcoming' || koa.method !== 'GET') return next();
    koa.state.pattern = '/demo/upcoming';
    if (!address.isLoopback(koa.req)) fail('notFound');
    koa.set('Cache-Control', 'no-store');
    const items = [...(await deadlines(clock)), ...(await deliveries(clock))].sort((a, b) => (a.at < b.at ? -1 : 1));
    koa.body = { items: items.slice(0, shown) };
  };
}

async function deadlines(clock: Clock): Promise<Item[]> {
  const now = clock.now();
  const find = (told: 'yellowTold' | 'redTold', at: 'yellowAt' | 'redAt') =>
    native(DeadlineModel)
      .find({ state: 'open', [told]: null, [at]: { $gt: now } }, { sort: { [at]: 1 }, limit: shown, projection: { kind: 1, [at]: 1 } })
      .toArray();
  const lines = (found: { kind: string; at: Date }[], text: string): Item[] =>
    grouped(found.map(({ kind, at }) => ({ at, what: deadlineKindTexts[kind] ?? upcomingTexts.otherDeadline }))).map(({ at, what, times }) => ({ at, text: fill(text, { what, times: String(times) }) }));
  const [yellow, red] = await Promise.all([find('yellowTold', 'yellowAt'), find('redTold', 'redAt')]);
  return [
    ...lines(yellow.map(({ kind, yellowAt }) => ({ kind, at: yellowAt })), upcomingTexts.yellow),
    ...lines(red.map(({ kind, redAt }) => ({ kind, at: redAt })), upcomingTexts.red),
  ];
}

async function deliveries(clock: Clock): Promise<Item[]> {
  const found = await native(DeliveryModel)
    .find({ dueAt: { $gt: clock.now() } }, { sort: { dueAt: 1 }, limit: deliveriesRead, projection: { occasion: 1, dueAt: 1 } })
    .toArray();
  return grouped(found.map(({ occasion, dueAt }) => ({ at: dueAt as Date, what: occasionWords(occasion) }))).map(({ at, what, times }) => ({ at, text: fill(upcomingTexts.delivery, { what, times: String(times) }) }));
}

function occasionWords(occasion: string): string {
  const reminder = reminderOccasion.safeParse(occasion.replace(/^reminder:/, ''));
  return reminder.success ? fill(upcomingTexts.reminder, { occasion: reminderOccasionLabels[reminder.data] }) : upcomingTexts.message;
}

/** One line for all that is the same at the same instant, in order of time. */
function grouped(found: { at: Date; what: string }[]): { at: string; what: string; times: number }[] {
  const lines = new Map<string, { at: string; what: string; times: number }>();
  for (const { at, what } of found) {
    const line = lines.get(`${at.toISOString()}\0${what}`) ?? { at: at.toISOString(), what, times: 0 };
    lines.set(`${line.at}\0${what}`, { ...line, times: line.times + 1 });
  }
  return [...lines.values()];
}
