import { pino } from 'pino';
import { defineChannels } from '../../bot/channels';
import { startBotDoor, type RunningBotDoor } from '../../bot/http/start';
import { pushMenuToSandbox } from '../../bot/menu';
import { miniLoginOf, officialAccountOf } from '../../clients/wechat';
import { answerNotifier } from '../../domain/answer-wish';
import { contactOf, installMiniLogin, installOfficialAccount, markUnreachable, returnSubscription, staffRaterCheck, takeSubscription } from '../../domain/follower';
import { enableDemo, settle, type FixedClock } from '../../domain/kernel';
import { installAnswerNotifier, installStaffRaterCheck } from '../../domain/rating';
import { outsideOf } from '../../runtime/outside';
import { freePort } from '../../scripts/processes';
import { environmentFor } from '../../scripts/sandbox/account';
import { loadSettings } from '../../settings';
import { testSettings } from './http';
import { openSandbox, type SandboxClient } from './sandbox';

export interface Trial {
  sandbox(): SandboxClient;
  /** Follows the sandbox's clock and does all that is due, until nothing is: callbacks, events, deliveries and their results. */
  live(): Promise<void>;
  /** What wx.login gives this person's mini-program. */
  loginCode(openid: string): Promise<string>;
}

/** What `npm start` puts together, in this process: the bot's door, its channels and the sandbox, all on one clock that stands until it is moved. */
export function useTrial(clock: FixedClock, publicOrigin: () => string): Trial {
  const log = pino({ level: 'silent' });
  let sandbox: SandboxClient;
  let door: RunningBotDoor;

  beforeAll(async () => {
    enableDemo();
    const botPort = await freePort();
    const bot = `http://127.0.0.1:${botPort}`;
    sandbox = await openSandbox({ callbackUrl: `${bot}/wechat/callback`, upcomingUrl: `${bot}/demo/upcoming` });
    sandbox.world.clock.move({ to: 'stand' });
    sandbox.world.clock.move({ to: 'instant', instant: clock.now().toISOString() });
    const { officialAccount, miniProgram, tencent, wechatApiOrigin } = loadSettings({ ...environmentFor(sandbox.origin), DEMO: '1' });
    const settings = testSettings({ demo: true, botPort, publicOrigin: publicOrigin(), officialAccount, miniProgram, tencent, wechatApiOrigin });
    const outside = outsideOf(settings, clock);
    const { wechat } = outside;
    installOfficialAccount(officialAccountOf(wechat));
    installMiniLogin(miniLoginOf(wechat));
    installStaffRaterCheck(staffRaterCheck(clock));
    installAnswerNotifier(answerNotifier(async (code) => (await wechat.sessionOf(code)).openid, clock));
    defineChannels(settings, outside, { contactOf, markUnreachable, takeSubscription, returnSubscription }, settings.publicOrigin);
    door = await startBotDoor(settings, { wechat, clock, log });
    await pushMenuToSandbox(wechat, settings, log);
  });
  afterAll(async () => {
    installOfficialAccount(null);
    installMiniLogin(null);
    installStaffRaterCheck(null);
    installAnswerNotifier(null);
    await sandbox.close();
    await door.close();
  });

  return {
    sandbox: () => sandbox,
    async live() {
      clock.set(new Date(sandbox.world.clock.now()).toISOString());
      let known: number;
      do {
        known = sandbox.log().length;
        await sandbox.settled();
        await settle(clock);
      } while (sandbox.log().length > known);
    },
    async loginCode(openid) {
      return ((await (await sandbox.control('POST', `/followers/${openid}/login-code`)).json()) as { code: string }).code;
    },
  };
}
