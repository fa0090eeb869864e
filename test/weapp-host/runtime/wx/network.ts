import type { HttpCall, HttpOutcome } from '../../bridge';
import { askNode } from '../node';
import type { Services } from '../services';
import { type Callbacks, Refusal, asynchronous } from './callbacks';

interface RequestOptions {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
  timeout?: number;
  dataType?: string;
  responseType?: 'text' | 'arraybuffer';
}
interface UploadOptions {
  url: string;
  filePath: string;
  name: string;
  fileName?: string;
  header?: Record<string, string>;
  formData?: Record<string, unknown>;
  timeout?: number;
}

const defaultTimeoutMs = 60_000;

/** 网络: requests leave through Node; the test decides whether there is a network and whether answers come back. */
export function networkApis(services: Services) {
  const { answers, files } = services;

  async function exchange(call: HttpCall, abort: Promise<never>) {
    if (answers.networkType === 'none') throw new Refusal('errcode:-106 net::ERR_INTERNET_DISCONNECTED', { errno: 5 });
    const outcome: HttpOutcome = await Promise.race([askNode(call), abort]);
    if (answers.answersLost) throw new Refusal('timeout', { errno: 5 });
    if ('failure' in outcome) throw new Refusal(outcome.failure, { errno: 600001 });
    return outcome.answer;
  }

  /** Adds WeChat's task (abort, progress listeners) to an asynchronous call. */
  function withTask<Options extends object>(name: string, work: (options: Options, abort: Promise<never>) => Promise<object>) {
    return (options: Options & Callbacks) => {
      let refuse: (reason: Refusal) => void = () => {};
      const abort = new Promise<never>((_resolve, reject) => (refuse = reject));
      abort.catch(() => {});
      const promise = asynchronous(name, (given: Options) => work(given, abort))(options);
      const ignore = () => {};
      const task = { abort: () => refuse(new Refusal('abort')), onProgressUpdate: ignore, offProgressUpdate: ignore, onHeadersReceived: ignore, offHeadersReceived: ignore };
      return promise ? Object.assign(promise, task) : task;
    };
  }

  return {
    request: withTask('request', async (options: RequestOptions, abort) => {
      const answer = await exchange(toCall(options), abort);
      const data = options.responseType === 'arraybuffer' ? toBytes(answer.base64) : options.dataType === undefined || options.dataType === 'json' ? parsed(answer.text) : answer.text;
      return { data, statusCode: answer.status, header: answer.headers, cookies: [] };
    }),
    uploadFile: withTask('uploadFile', async (options: UploadOptions, abort) => {
      const file = files.find(options.filePath);
      if (!file) throw new Refusal('file not found');
      const form = Object.fromEntries(Object.entries(options.formData ?? {}).map(([name, value]) => [name, String(value)]));
      const call = { method: 'POST', url: options.url, headers: options.header ?? {}, upload: { field: options.name, fileName: options.fileName ?? file.path.split('/').pop() ?? '', file, form }, timeoutMs: options.timeout ?? defaultTimeoutMs };
      const answer = await exchange(call, abort);
      return { data: answer.text, statusCode: answer.status, header: answer.headers };
    }),
    downloadFile: withTask('downloadFile', async (options: RequestOptions, abort) => {
      const answer = await exchange(toCall({ ...options, method: 'GET' }), abort);
      const file = files.create(answer.headers['content-type'] ?? 'application/octet-stream', answer.base64);
      return { tempFilePath: file.path, statusCode: answer.status, header: answer.headers };
    }),
    getNetworkType: asynchronous('getNetworkType', () => ({ networkType: answers.networkType })),
  };
}

function toCall({ url, method = 'GET', data, header = {}, timeout = defaultTimeoutMs }: RequestOptions): HttpCall {
  const verb = method.toUpperCase();
  const headers = Object.fromEntries(Object.entries({ 'content-type': 'application/json', ...header }).map(([name, value]) => [name.toLowerCase(), value]));
  if (data === undefined || data === null) return { method: verb, url, headers, timeoutMs: timeout };
  const form = () => new URLSearchParams(Object.entries(data).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)])).toString();
  if (verb === 'GET') {
    const query = typeof data === 'object' ? form() : '';
    return { method: verb, url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url, headers, timeoutMs: timeout };
  }
  const body = typeof data === 'string' ? data : headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? form() : JSON.stringify(data);
  return { method: verb, url, headers, body, timeoutMs: timeout };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toBytes(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
