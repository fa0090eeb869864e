import { miniLoginOf, officialAccountOf, WechatError, webLoginOf } from '../clients/wechat';
import { payPortOf } from '../clients/wechatpay';
import { answerNotifier } from '../domain/answer-wish';
import { installMiniLogin, installOfficialAccount, installWebLogin, staffRaterCheck } from '../domain/follower';
import { systemClock } from '../domain/kernel';
import { installSmsSignature } from '../domain/outside-templates';
import { installPay } from '../domain/payment';
import { installAnswerNotifier, installStaffRaterCheck } from '../domain/rating';
import { defineOutsideChannels } from '../runtime/channels';
import { inSandbox } from '../runtime/in-sandbox';
import { payNotifyUrl } from '../runtime/pay-notify-url';
import { outsideOf } from '../runtime/outside';
import { runProcess } from '../runtime/run';
import { answersRoom } from './http/kept-answers';
import { startServer } from './start';

runProcess(async (settings, log) => {
  const { wechat, pay } = outsideOf(settings, systemClock);
  if (pay) installPay(payPortOf(pay, payNotifyUrl(settings)));
  defineOutsideChannels(settings);
  installSmsSignature(settings.tencent?.signName ?? null);
  // What follows from it differs; that it happened is always logged.
  const logged = <T>(asked: Promise<T>): Promise<T> =>
    asked.catch((error: unknown) => {
      if (error instanceof WechatError) log.warn({ endpoint: error.endpoint, code: error.code }, 'WeChat did not tell who a login code stands for');
      throw error;
    });
  if (settings.miniProgram) {
    const sessionOf: typeof wechat.sessionOf = (loginCode) => logged(wechat.sessionOf(loginCode));
    const openidOf = (loginCode: string): Promise<string | null> =>
      sessionOf(loginCode).then(
        ({ openid }) => openid,
        (error: unknown) => (error instanceof WechatError ? null : Promise.reject(error)),
      );
    installAnswerNotifier(answerNotifier(openidOf, systemClock));
    installMiniLogin(miniLoginOf({ sessionOf }));
    installStaffRaterCheck(staffRaterCheck());
  }
  if (settings.officialAccount) {
    installOfficialAccount(officialAccountOf(wechat));
    installWebLogin(webLoginOf({ openidOfWebCode: (code) => logged(wechat.openidOfWebCode(code)) }, { appid: settings.officialAccount.appid, openOrigin: settings.wechatOpenOrigin, anywhere: inSandbox(settings) }));
  }
  const server = await startServer(settings, { log, answersRoom });
  log.info({ port: settings.port, surfaces: settings.surfaces }, 'listening');
  return () => server.close();
});
