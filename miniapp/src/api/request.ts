import Taro from '@tarojs/taro';
import { busyFault, faultFrom, offlineFault } from './fault';
import { origin } from '../platform/origin';
import { uploadPhoto } from '../platform/photos';

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

/** Uploads one chosen picture. @throws ApiFault */
export async function sendPicture<T>(path: string, preview: string, onProgress: (percent: number) => void, isAnswer: (value: unknown) => value is T): Promise<T> {
  const answer = await uploadPhoto(origin() + path, preview, onProgress).catch(() => {
    throw offlineFault();
  });
  return checked(answer.status, parsed(answer.body), isAnswer);
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
