import { request, type IncomingMessage } from 'node:http';
import sharp from 'sharp';
import type { AttachmentStored, ReportTask } from '../../../contracts/clue-report';
import type { Desk } from '../../support/closed-clue';
import { randomKey, solve } from '../../support/report';

/** Of whoever reports, on every channel: none of it may be found anywhere. */
export const reporter = {
  /** Of this machine, so that the proxy really sees it come from there. */
  address: '127.77.42.113',
  forged: '203.0.113.77',
  agent: 'PLANTED-AGENT/7.1',
  openid: 'oPLANTED_openid_0042',
  device: 'PLANTEDPHONE',
};

/** What a script leaves behind, for the search. */
export interface Planted {
  /** Words, names, numbers and keys, by what they are. */
  secrets: Record<string, string>;
  /** When a reporter did something: no record knows it. What staff did is dated, and is not among these. */
  instants: Date[];
  /** Ids, codes and look-ups of what was reported without a name: what joins to one of them is searched for times. */
  anonymous: string[];
}

/** Plays what one channel sends in on a day. `name` says which channel. */
export interface Script {
  name: string;
  play(stage: Stage): Promise<Planted>;
}

/** What a script has to play with: the people of the commission, and the phone of whoever reports. */
export class Stage {
  constructor(
    readonly desk: Desk,
    readonly villageId: string,
    readonly clock: { now(): Date; set(at: string): void },
    private readonly url: string,
  ) {}

  /** A request as a phone sends it that has been everywhere before. @throws Error where it is refused */
  async send(method: 'GET' | 'POST', address: string, body?: object | FormData): Promise<unknown> {
    const encoded = body instanceof FormData ? new Response(body) : body === undefined ? null : new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    const bytes = encoded ? Buffer.from(await encoded.arrayBuffer()) : Buffer.alloc(0);
    const planted = { 'x-forwarded-for': reporter.forged, 'user-agent': reporter.agent, cookie: `openid=${reporter.openid}`, referer: `https://example.cn/?openid=${reporter.openid}` };
    const headers = { ...planted, 'content-length': bytes.length, ...(encoded ? { 'content-type': encoded.headers.get('content-type') ?? '' } : {}) };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(new URL(address, this.url), { method, headers, localAddress: reporter.address }, resolve).once('error', reject).end(bytes);
    });
    const text = Buffer.concat(await answer.toArray() as Buffer[]).toString();
    if ((answer.statusCode ?? 500) >= 300) throw new Error(`${address} answered ${answer.statusCode} ${text}`);
    return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
  }

  private async solved() {
    return solve((await this.send('POST', '/api/report/tasks', {})) as ReportTask);
  }

  /** With its proof of work. */
  async pay<T>(address: string, body: object): Promise<T> {
    return (await this.send('POST', address, { ...body, task: await this.solved() })) as T;
  }

  /** A photo whose metadata names the phone; answers its token. */
  async attach(named: 'yes' | 'no', fileName: string): Promise<string> {
    const { challenge, nonce } = await this.solved();
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).withExif({ IFD0: { Make: reporter.device } }).jpeg().toBuffer();
    const form = new FormData();
    for (const [key, value] of Object.entries({ challenge, nonce: String(nonce), named })) form.append(key, value);
    form.append('file', new Blob([new Uint8Array(photo)]), fileName);
    return ((await this.send('POST', '/api/report/attachments', form)) as AttachmentStored).token;
  }

  newKey = (): string => randomKey();
}
