import { hash } from 'node:crypto';
import { serviceEventsMax, type ServiceEventRequest } from '../../contracts/service-event';
import { fail, Fault, findWindowByCode, firstTrail, insertTogether, isDuplicateKey, native, ObjectId, windowsOfHall, type Context, type HallWindow, type IntegrationActor, type ServiceWindow } from '../kernel';
import { ticketCode } from './code';
import { ServiceEventModel, serviceEventFacts, type ServiceEvent } from './model';

const dayMs = 86_400_000;
/** Clocks of two machines differ a little. */
const aheadMs = 5 * 60_000;
/** A queue system that was cut off tells of it later; what is older nobody can rate any more. */
const backMs = 7 * dayMs;

const insertEvent = insertTogether(ServiceEventModel);

/** One service event and what came of telling of it: the code to print, or why it was refused. */
export type Taken = { code: string } | { fault: Fault };

/** The event that a hall's queue system means by an external id, today and tomorrow. */
export const serviceEventId = (hallId: string, externalId: string): ObjectId => new ObjectId(hash('sha256', `serviceEvent:${hallId}:${externalId}`, 'buffer').subarray(0, idBytes));
const idBytes = 12;

/**
 * Takes what a queue system tells, each for itself and in the same order. Telling again answers the same code.
 *
 * @throws Fault forbidden for whoever is no queue system
 */
export async function takeServiceEvents(ctx: Context, requests: readonly ServiceEventRequest[]): Promise<Taken[]> {
  const { actor } = ctx;
  if (actor.kind !== 'integration' || requests.length > serviceEventsMax) return fail('forbidden');
  const windows = await windowsOfHall(actor.hallId);
  return Promise.all(
    requests.map((request) =>
      take(ctx, actor, request, windows).then(
        (code) => ({ code }),
        (error: unknown) => {
          if (error instanceof Fault) return { fault: error };
          throw error;
        },
      ),
    ),
  );
}

/** One of them. @throws Fault windowNotFound, windowClosed, badRequest, conflict */
export async function takeServiceEvent(ctx: Context, request: ServiceEventRequest): Promise<string> {
  const [taken] = await takeServiceEvents(ctx, [request]);
  if (!taken || 'fault' in taken) throw taken?.fault ?? new Fault('internal');
  return taken.code;
}

async function take(ctx: Context, actor: IntegrationActor, request: ServiceEventRequest, windows: readonly HallWindow[]): Promise<string> {
  const _id = serviceEventId(actor.hallId, request.externalId);
  const window = await windowOf(request.window, windows);
  const known = await knownCode(_id, window, request);
  if (known) return known;
  if (!window.open) fail('windowClosed', { message: '这个窗口已停用。' });
  checkTime(new Date(request.servedAt), ctx.clock.now());
  try {
    await insertEvent(eventOf(ctx, _id, window, request));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Told twice at the same time.
    return (await knownCode(_id, window, request)) ?? fail('conflict');
  }
  return ticketCode(_id);
}

async function windowOf(named: string, windows: readonly HallWindow[]): Promise<ServiceWindow> {
  const found = windows.find((one) => one.organisationCode === named) ?? windows.find((one) => one.number === named);
  return (found && (await findWindowByCode(found.code))) ?? fail('windowNotFound', { message: '这个大厅没有这个窗口。请写平台上的窗口号，或窗口的机构编码。' });
}

/** The code of an event that is there already. @throws Fault conflict where it was another service */
async function knownCode(_id: ObjectId, window: ServiceWindow, request: ServiceEventRequest): Promise<string | null> {
  const known = await native(ServiceEventModel).findOne({ _id }, { projection: { 'window.id': 1, servedAt: 1, service: 1 } });
  if (!known) return null;
  const same = known.window.id.equals(window._id) && known.servedAt.getTime() === Date.parse(request.servedAt) && (known.service ?? null) === (request.service ?? null);
  return same ? ticketCode(_id) : fail('conflict', { message: '这个编号已经用在另一次办理上。每次办理要有自己的编号，例如日期加排队号。' });
}

function checkTime(servedAt: Date, now: Date): void {
  const problem = servedAt.getTime() > now.getTime() + aheadMs ? '办理时间比现在晚，请校准排队系统的时钟' : servedAt.getTime() < now.getTime() - backMs ? '办理时间超过 7 天，不再收' : null;
  if (problem) fail('badRequest', { message: problem, fields: [{ path: 'servedAt', message: problem }] });
}

function eventOf(ctx: Context, _id: ObjectId, window: ServiceWindow, { servedAt, service }: ServiceEventRequest): ServiceEvent {
  const body = {
    path: window.path,
    district: { id: window.district._id, name: window.district.name },
    hall: { id: window.hall._id, name: window.hall.name },
    window: { id: window._id, name: window.name, number: window.number },
    department: window.department && { id: window.department._id, name: window.department.name },
    windowCode: window.code,
    servedAt: new Date(servedAt),
    ...(service ? { service } : {}),
  };
  return { _id, ...body, uncounted: 1, trail: firstTrail(ctx, 'serviceEvent.take', {}, serviceEventFacts(body)) };
}
