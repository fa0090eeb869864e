import { createSign, randomBytes, type KeyObject } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import Pay from 'wechatpay-node-v3';
import { z } from 'zod';
import type { Clock } from '../../domain/kernel';
import { exchange, readAll, TransportError, type RawAnswer } from '../transport';
import { doubtOf, stampOf } from './belief';
import { kindOfCode } from './codes';
import { keyOfCertificate, openResource } from './crypto';
import { PayError } from './errors';
import { PlatformKeys, type PlatformKey } from './platform-keys';

export interface Merchant {
  mchid: string;
  /** Of the merchant's API certificate. */
  serialNo: string;
  privateKey: KeyObject;
  apiV3Key: string;
  /** Absent: WeChat Pay is known by its platform certificates only. */
  publicKey?: { id: string; key: KeyObject };
}

interface Question {
  method: 'GET' | 'POST';
  /** With its query, as it is signed. */
  path: string;
  body?: string;
  /** By which key personal fields in the body are encrypted. */
  sealedFor?: string;
}

const answerLimit = 4 * 1024 * 1024;
/** A bill of a whole district's day is far below it. */
const fileLimit = 64 * 1024 * 1024;
const answerWithinMs = 10_000;
/** Pauses before each further try of what may be asked again: every call of ours carries its own number. */
const usualPausesMs = [150, 600];

const refusal = z.object({ code: z.string().min(1).max(64) });
const certificateList = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: z.object({ ciphertext: z.string(), nonce: z.string(), associated_data: z.string().optional() }) })),
});

/** Numbers of ours stay out of errors. */
const endpointOf = (path: string): string => path.replace(/\?.*$/, '').replace(/(out-trade-no|out-bill-no|refunds)\/[^/]+/, '$1/*').slice(1);

/**
 * The library knows the interfaces; how a question is asked is ours: it signs a POST without a body wrongly, another
 * text than it sends where the two are written apart, with nonces from Math.random; it believes every answer; and it
 * knows one fixed address and this process's own time.
 */
export class MerchantApi extends Pay {
  readonly keys: PlatformKeys;

  constructor(
    private readonly merchant: Merchant,
    private readonly origin: string,
    private readonly time: Clock,
    private readonly pausesMs: readonly number[] = usualPausesMs,
  ) {
    // It refuses to be made without a certificate, and asks it for nothing where the serial is given.
    super({ appid: '', mchid: merchant.mchid, serial_no: merchant.serialNo, publicKey: Buffer.alloc(0), privateKey: Buffer.alloc(0) });
    this.keys = new PlatformKeys(merchant.publicKey, () => this.certificates(), time);
    const pathOf = (address: string): string => address.slice(new URL(address).origin.length);
    this.createHttp({
      get: async (address) => ({ status: 200, data: await this.ask({ method: 'GET', path: pathOf(address) }) }),
      post: async (address, body) => ({ status: 200, data: await this.ask({ method: 'POST', path: pathOf(address), body: JSON.stringify(body) }) }),
      upload: () => Promise.reject(new Error('nothing is uploaded')),
    });
  }

  override sha256WithRsa(text: string): string {
    return createSign('RSA-SHA256').update(text).sign(this.merchant.privateKey, 'base64');
  }

  override getSignature(method: string, nonce: string, timestamp: string, path: string, body: string | object = ''): string {
    return this.sha256WithRsa(`${method}\n${path}\n${timestamp}\n${nonce}\n${typeof body === 'string' ? body : JSON.stringify(body)}\n`);
  }

  /** What the library makes here is not used: `ask` signs the bytes that it sends. */
  protected override buildAuthorization(): string {
    return '';
  }

  /** For the front end: a signature over these lines, each ended by a line break. */
  signLines(lines: readonly string[]): string {
    return this.sha256WithRsa(lines.map((line) => `${line}\n`).join(''));
  }

  stamp(): { timestamp: string; nonce: string } {
    return { timestamp: String(Math.floor(this.time.now().getTime() / 1000)), nonce: randomBytes(16).toString('hex') };
  }

  /** The JSON of an answer that was believed; null for one without content. @throws PayError */
  async ask(question: Question): Promise<unknown> {
    for (let turn = 0; ; turn += 1) {
      try {
        const { status, bytes } = await this.once(question);
        return status === 204 ? null : parsed(bytes, endpointOf(question.path));
      } catch (error) {
        const pause = this.pausesMs[turn];
        if (pause === undefined || !(error instanceof PayError) || !worthAsking(error)) throw error;
        await wait(pause);
      }
    }
  }

  /** A file. It is not signed: whoever asks compares its digest with the one in a signed answer. @throws PayError */
  async file(path: string): Promise<Buffer> {
    const endpoint = endpointOf(path);
    const { answer, bytes } = await this.send({ method: 'GET', path }, fileLimit);
    if (answer.status !== 200) throw refusalOf(answer.status, bytes, endpoint, 'GET');
    return bytes;
  }

  private async once(question: Question): Promise<{ status: number; bytes: Buffer }> {
    const endpoint = endpointOf(question.path);
    const { answer, bytes } = await this.send(question, answerLimit);
    const { status } = answer;
    const good = status >= 200 && status < 300;
    // The gateway's own refusals carry no signature; where there is one, it must hold.
    if (good || stampOf(answer.headers)) {
      const doubt = await doubtOf(answer.headers, bytes, this.time.now(), (serial) => this.keys.keyOf(serial));
      if (doubt) throw new PayError('unknown', doubt, endpoint);
    }
    if (!good) throw refusalOf(status, bytes, endpoint, question.method);
    return { status, bytes };
  }

  private async send({ method, path, body = '', sealedFor }: Question, limit: number): Promise<{ answer: RawAnswer; bytes: Buffer }> {
    const { timestamp, nonce } = this.stamp();
    const serial = sealedFor ?? this.keys.preferred;
    const headers = {
      accept: 'application/json',
      'user-agent': 'qingjian',
      authorization: this.getAuthorization(nonce, timestamp, this.getSignature(method, nonce, timestamp, path, body)),
      ...(serial === null ? {} : { 'wechatpay-serial': serial }),
    };
    try {
      const answer = await exchange({ method, url: new URL(`${this.origin}${path}`), ...(body === '' ? {} : { body }), headers, withinMs: answerWithinMs });
      return { answer, bytes: await readAll(answer, limit, answerWithinMs) };
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      throw new PayError(error.sent && method === 'POST' ? 'unknown' : 'retry', error.code, endpointOf(path));
    }
  }

  /** The answer is signed by a certificate that may be known from nowhere else: what the APIv3 key opens vouches for it. */
  private async certificates(): Promise<PlatformKey[]> {
    const path = '/v3/certificates';
    const endpoint = endpointOf(path);
    const now = this.time.now();
    const { answer, bytes } = await this.send({ method: 'GET', path }, answerLimit);
    if (answer.status !== 200) throw refusalOf(answer.status, bytes, endpoint, 'GET');
    const list = certificateList.safeParse(parsed(bytes, endpoint));
    if (!list.success) throw new PayError('unknown', 'badAnswer', endpoint);
    const found = list.data.data.flatMap(({ serial_no, encrypt_certificate }) => {
      const pem = openResource(encrypt_certificate, this.merchant.apiV3Key);
      const certificate = pem && keyOfCertificate(pem, serial_no, now);
      return certificate ? [{ serial: serial_no, ...certificate }] : [];
    });
    const own = this.merchant.publicKey;
    const doubt = await doubtOf(answer.headers, bytes, now, async (serial) => (own?.id === serial ? own.key : (found.find((each) => each.serial === serial)?.key ?? null)));
    if (doubt) throw new PayError('unknown', doubt, endpoint);
    return found;
  }
}

/** Too frequent means: not at once. */
const worthAsking = ({ kind, code }: PayError): boolean => (kind === 'retry' || kind === 'unknown') && !/LIMIT|CREATING|USERPAYING/.test(code);

function parsed(bytes: Buffer, endpoint: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new PayError('unknown', 'badAnswer', endpoint);
  }
}

function refusalOf(status: number, bytes: Buffer, endpoint: string, method: 'GET' | 'POST'): PayError {
  const lost = method === 'POST' ? ('unknown' as const) : ('retry' as const);
  let code: string | undefined;
  try {
    code = refusal.safeParse(JSON.parse(bytes.toString('utf8'))).data?.code;
  } catch {
    // The page of a gateway.
  }
  if (code === undefined) return new PayError(status >= 500 ? lost : status === 429 ? 'retry' : 'unknown', `http ${status}`, endpoint);
  // 「请用相同参数重新调用」: whether it was taken before it failed is left open.
  return new PayError(status >= 500 ? lost : kindOfCode(code), /^\w+$/.test(code) ? code : 'badCode', endpoint);
}
