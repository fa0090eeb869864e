import { loginCode } from '../platform/login';
import { busyFault } from './fault';
import { call } from './request';

/** Asks as the person whose WeChat this is. Each question brings a code of its own: WeChat takes one once. @throws ApiFault */
export async function callWithLogin<T>(path: string, isAnswer: (value: unknown) => value is T, body: object = {}): Promise<T> {
  const code = loginCode && (await loginCode());
  if (!code) throw busyFault();
  return call('POST', path, isAnswer, { ...body, loginCode: code });
}
