import Taro from '@tarojs/taro';
import { busyFault, faultFrom, offlineFault } from './fault';
import { origin } from '../platform/origin';

const timeoutMs = 15_000;

/**
 * One request to the public surface. Receipts and everything personal go in the body, never in the address.
 * @throws ApiFault
 */
export async function call<T>(method: 'GET' | 'POST', path: string, isAnswer: (value: unknown) => value is T, body?: object): Promise<T> {
  const answer = await Taro.request<unknown>({
    url: origin() + path,
    method,
    timeout: timeoutMs,
    header: { 'content-type': 'application/json' },
    ...(body ? { data: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw offlineFault();
  });
  return checked(answer.statusCode, answer.data, isAnswer);
}

/** Uploads one picture and answers with its token. @throws ApiFault */
export async function sendFile<T>(path: string, file: string, isAnswer: (value: unknown) => value is T): Promise<T> {
  const answer = await Taro.uploadFile({ url: origin() + path, filePath: file, name: 'photo', fileName: 'photo.jpg', timeout: 60_000 }).catch(() => {
    throw offlineFault();
  });
  return checked(answer.statusCode, parsed(answer.data), isAnswer);
}

function checked<T>(status: number, data: unknown, isAnswer: (value: unknown) => value is T): T {
  if (status < 200 || status > 299) throw faultFrom(status, data);
  if (!isAnswer(data)) throw busyFault(); // an answer that is not ours, e.g. a hotel's sign-in page
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
