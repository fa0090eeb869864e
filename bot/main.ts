import { draftBoxOf, officialAccountOf } from '../clients/wechat';
import { payPortOf } from '../clients/wechatpay';
import '../domain/capabilities';
import { installDraftBox, installSpeaker } from '../domain/disclosure-outlet';
import { contactOf, installOfficialAccount, markUnreachable, returnSubscription, takeSubscription } from '../domain/follower';
import { defineStandingWork, startJobLoop, systemClock } from '../domain/kernel';
import { installPay } from '../domain/payment';
import { countEarlierRatings } from '../domain/statistics';
import { framesOf } from '../runtime/log';
import { payNotifyUrl } from '../runtime/pay-notify-url';
import { outsideOf } from '../runtime/outside';
import { inSandbox } from '../runtime/in-sandbox';
import { runProcess } from '../runtime/run';
import { payDebts } from './callback';
import { defineChannels } from './channels';
import { startBotDoor } from './http/start';
import { pushMenuToSandbox } from './menu';

/** A reply that was owed is hardly later for it. */
const debtsEveryMs = 2000;

/** Events, deadlines, deliveries and jobs, and the official account's callback. */
runProcess(async (settings, log) => {
  const outside = outsideOf(settings, systemClock);
  const { wechat, pay } = outside;
  if (pay) installPay(payPortOf(pay, payNotifyUrl(settings)));
  if (settings.officialAccount) {
    installOfficialAccount(officialAccountOf(wechat));
    installDraftBox({ box: draftBoxOf(wechat), publicOrigin: settings.publicOrigin });
    defineStandingWork('callback.debts', debtsEveryMs, (clock) => payDebts(wechat, clock, log));
  }
  installSpeaker(outside.speech);
  defineChannels(settings, outside, { contactOf, markUnreachable, takeSubscription, returnSubscription }, settings.publicOrigin);
  await countEarlierRatings(systemClock);
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  const door = await startBotDoor(settings, { wechat, log });
  if (settings.officialAccount && inSandbox(settings)) void pushMenuToSandbox(wechat, settings, log);
  log.info({ url: door.url }, 'working');
  return async () => {
    await Promise.all([door.close(), loop.stop()]);
  };
});
