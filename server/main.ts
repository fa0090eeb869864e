import { miniLoginOf, officialAccountOf, WechatError } from '../clients/wechat';
import { answerNotifier } from '../domain/answer-wish';
import { installMiniLogin, installOfficialAccount, staffRaterCheck } from '../domain/follower';
import { systemClock } from '../domain/kernel';
import { installSmsSignature } from '../domain/outside-templates';
import { installAnswerNotifier, installStaffRaterCheck } from '../domain/rating';
import { defineOutsideChannels } from '../runtime/channels';
import { outsideOf } from '../runtime/outside';
import { runProcess } from '../runtime/run';
import { startServer } from './start';

runProcess(async (settings, log) => {
  const { wechat } = outsideOf(settings, systemClock);
  defineOutsideChannels(settings);
  installSmsSignature(settings.tencent?.signName ?? null);
  if (settings.miniProgram) {
    const openidOf = (loginCode: string): Promise<string | null> =>
      wechat.sessionOf(loginCode).then(
        ({ openid }) => openid,
        (error: unknown) => {
          if (!(error instanceof WechatError)) throw error;
          log.warn({ endpoint: error.endpoint, code: error.code }, 'WeChat did not tell who a login code stands for');
          return null;
        },
      );
    installAnswerNotifier(answerNotifier(openidOf, systemClock));
    installMiniLogin(miniLoginOf(wechat));
    installStaffRaterCheck(staffRaterCheck());
  }
  if (settings.officialAccount) installOfficialAccount(officialAccountOf(wechat));
  const server = await startServer(settings, { log });
  log.info({ port: settings.port, surfaces: settings.surfaces }, 'listening');
  return () => server.close();
});
