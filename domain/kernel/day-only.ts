import { randomBytes } from 'node:crypto';
import { shanghaiDay, shanghaiInstant } from './calendar/days';
import type { Clock } from './clock';
import type { Context } from './context';
import { ObjectId } from './database';

/** A clock that knows the day and no more: it stands at the day's first minute in Asia/Shanghai. */
export const dayClock = (clock: Clock): Clock => ({ now: () => shanghaiInstant(shanghaiDay(clock.now()), '00:00') });

/**
 * A citizen of whose act no record may tell the time finer than the day (an anonymous report): audit entries, events
 * and deadlines are dated by the day, and their ids carry no clock.
 */
export const dayOnlyContext = (clock: Clock): Context => ({ actor: { kind: 'citizen' }, clock: dayClock(clock), dayOnly: true });

/** An id of 12 random bytes. What MongoDB makes by itself begins with the second of its making. */
export const randomId = (): ObjectId => new ObjectId(randomBytes(12));

/** The id of a new document: without a clock in it where the act may not tell its time. */
export const newId = (ctx: Pick<Context, 'dayOnly'>): ObjectId => (ctx.dayOnly ? randomId() : new ObjectId());
