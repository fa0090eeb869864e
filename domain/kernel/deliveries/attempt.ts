import type { DeliverySettings } from '../../../contracts/delivery';
import type { Clock } from '../clock';
import { native } from '../database';
import { errorClass } from '../errors';
import { findChannel, type Channel, type SendResult } from './channels';
import { closeChannelToday, takeFromQuota } from './daily-quota';
import { dueNow, release, writeHeld } from './lease';
import { DeliveryModel, type Delivery, type DeliveryAttempt } from './model';
import { afterTry, nextChannel, ofRepetition, openTry, type Next } from './outcome';
import { endOfQuietHours, usualHour } from './quiet-hours';
import { applyEarlyResult } from './results';
import { currentSettings } from './settings';
import { renderTemplate, type Message } from './texts';
import { giveUpPlace, takePlace } from './weekly-cap';

/** Half a lease: whoever is told "not known" still holds the delivery. */
const answerWithinMs = 60_000;
const stoppedPauseMs = 60_000;

/** One turn of a delivery that the caller holds: a try, or what keeps it from being tried. True when its channel was called. */
export async function attemptDelivery(delivery: Delivery, clock: Clock): Promise<boolean> {
  const settings = await currentSettings(clock);
  const channel = findChannel(delivery.via);
  const open = openTry(delivery);
  if (open && !(channel && mayRepeat(delivery, open, channel, settings, clock.now()))) {
    // Whether it was sent nobody knows, and sending it again could send it twice.
    await release(delivery, afterTry(delivery, { outcome: 'unknown', code: open.code ?? 'workerLost' }, clock.now(), 0));
    return false;
  }
  const text = renderTemplate(delivery.template, delivery.params, 'open');
  if (!open) {
    const instead = await hindrance(delivery, channel, settings, clock);
    if (instead) {
      await release(delivery, instead);
      return false;
    }
    if (!(await noteStart(delivery, clock))) return false;
  }
  await send(delivery, channel as Channel, text, clock, open !== undefined);
  return true;
}

const isStopped = (via: string, settings: DeliverySettings): boolean => (settings.stopped as readonly string[]).includes(via);
const isOver = ({ notAfter }: Delivery, now: Date): boolean => notAfter !== null && notAfter <= now;
const quietUntil = (channel: Channel, now: Date): Date | null => (channel.atAnyHour || channel.asked ? null : endOfQuietHours(now));

/** Nothing that keeps a message from going out is overruled by its having been begun. */
function mayRepeat(delivery: Delivery, open: DeliveryAttempt, channel: Channel, settings: DeliverySettings, now: Date): boolean {
  return now.getTime() < open.at.getTime() + channel.repeatableForMs && !isOver(delivery, now) && !isStopped(delivery.via, settings) && !quietUntil(channel, now);
}

/** What is to be done with a delivery instead of trying it now; null: nothing is in its way. */
async function hindrance(delivery: Delivery, channel: Channel | undefined, settings: DeliverySettings, clock: Clock): Promise<Next | null> {
  const now = clock.now();
  if (isOver(delivery, now)) return { state: 'expired', dueAt: null };
  if (!channel) return passOver(delivery, 'notConnected', now);
  if (isStopped(delivery.via, settings)) return { dueAt: await postponeStopped(delivery.via, now) };
  const morning = quietUntil(channel, now);
  const later = usualHour(delivery, morning ?? now) ?? morning;
  if (later) return { dueAt: later };
  if (channel.atAnyHour) return null;
  if (!(await takePlace(delivery, settings.weeklyCap, clock))) return passOver(delivery, 'weeklyCap', now, (name) => findChannel(name)?.atAnyHour === true);
  const usedUp = await takeFromQuota(delivery.via, delivery.urgent, settings, clock);
  if (!usedUp) return null;
  await giveUpPlace(delivery);
  return passOver(delivery, usedUp, now);
}

/** Goes on without having called the channel; the ledger says why. */
function passOver(delivery: Delivery, code: string, now: Date, willDo?: (channel: string) => boolean): Next {
  const passed: DeliveryAttempt = { channel: delivery.via, at: now, outcome: 'refused', code, reference: null };
  return { attempts: [...delivery.attempts, passed], ...nextChannel(delivery, now, willDo) };
}

/** All that waits for a stopped channel is looked at again in a minute, in one write: there may be many. */
async function postponeStopped(via: string, now: Date): Promise<Date> {
  const later = new Date(now.getTime() + stoppedPauseMs);
  await native(DeliveryModel).updateMany({ ...dueNow(now), via }, { $set: { dueAt: later } });
  return later;
}

/** From here on a killed worker leaves a trace; false: the delivery is held by another. */
async function noteStart(delivery: Delivery, clock: Clock): Promise<boolean> {
  const started: DeliveryAttempt = { channel: delivery.via, at: clock.now(), outcome: 'started', code: null, reference: null };
  if (!(await writeHeld(delivery, { $push: { attempts: started } }))) return false;
  delivery.attempts.push(started);
  return true;
}

async function send(delivery: Delivery, channel: Channel, text: Message, clock: Clock, isRepetition: boolean): Promise<void> {
  const answer = await answerInTime(channel.send(delivery, text, clock));
  if (answer.outcome === 'exhausted') await closeChannelToday(delivery.via, answer.code, clock);
  const result = isRepetition ? ofRepetition(answer, channel.repeatableForMs) : answer;
  await release(delivery, afterTry(delivery, result, clock.now(), channel.repeatableForMs));
  if (result.outcome === 'accepted') await applyEarlyResult(delivery.via, result.reference, clock);
  if (result.outcome === 'refused' || result.outcome === 'exhausted' || result.outcome === 'retry') await giveUpPlace(delivery);
}

async function answerInTime(answer: Promise<SendResult>): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown', code: 'timeout' }), answerWithinMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    return { outcome: 'unknown', code: errorClass(error) };
  } finally {
    clearTimeout(timer);
  }
}
