import Taro from '@tarojs/taro';
import { origin } from '../../platform/origin';
import { fileOf } from '../platform/files.weapp';
import type { Reply, Upload } from './reply';

const timeoutMs = 30_000;
const uploadTimeoutMs = 10 * 60_000;

/** WeChat adds its own referrer, the same for everybody; no cookie and no login of ours goes along. Rejects without a network. */
export async function exchange(method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> {
  const { statusCode, data } = await Taro.request<unknown>({
    url: origin() + path,
    method,
    timeout: timeoutMs,
    header: { 'content-type': 'application/json' },
    ...(body ? { data: JSON.stringify(body) } : {}),
  });
  return { status: statusCode, data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends a chosen file and tells how much of it has gone, 0 to 100. */
export function upload(path: string, fileId: string, fields: Record<string, string>, onProgress: (percent: number) => void): Upload {
  const task = Taro.uploadFile({ url: origin() + path, filePath: fileOf(fileId).path, name: 'file', formData: fields, timeout: uploadTimeoutMs });
  task.progress(({ progress }) => onProgress(progress));
  return { reply: task.then(({ statusCode, data }) => ({ status: statusCode, data: parsed(data) })), cancel: () => task.abort() };
}
