import CoWechatApi, { type RequestOptions } from 'co-wechat-api';
import { z } from 'zod';
import type { Clock } from '../../domain/kernel';
import { parseAnswer } from './answers';
import type { Picture } from './client';
import { kindOfCode } from './codes';
import { WechatError } from './errors';
import { multipart } from './multipart';
import { TokenKeeper, tokenEndpoint } from './token';
import { exchange, readAll, TransportError, type RawAnswer } from '../transport';

export interface Account {
  appid: string;
  secret: string;
}

/** Of answers that are read as a whole; codes are pictures of some 100 KB. */
const answerLimit = 4 * 1024 * 1024;
/** What happens by them cannot be taken back or asked twice, so that a lost answer leaves it unknown. */
const once = /^cgi-bin\/message\/|^cgi-bin\/draft\/add$|^sns\/jscode2session$|^sns\/oauth2\/access_token$|^wxa\/business\/getuserphonenumber$/;

const token = z.object({ access_token: z.string().min(1), expires_in: z.number().int().positive() });
const failed = z.object({ errcode: z.number().refine((code) => code !== 0) });

/** As the library asks, or with bytes of our own. */
interface Sending {
  method?: string;
  data?: string | Buffer;
  contentType?: string;
}

/**
 * The library knows the interfaces; how a question is asked is ours, since its own way asks for tokens without end, does
 * not read every answer and writes the token into its errors.
 */
export class AccountApi extends CoWechatApi {
  private readonly tokens: TokenKeeper;

  constructor(
    private readonly account: Account,
    private readonly origin: string,
    clock: Clock,
  ) {
    super(account.appid, account.secret);
    this.prefix = this.mpPrefix = this.fileServerPrefix = `${origin}/cgi-bin/`;
    this.snsPrefix = `${origin}/sns/`;
    this.wxaPrefix = `${origin}/wxa/`;
    this.payPrefix = `${origin}/pay/`;
    this.merchantPrefix = `${origin}/merchant/`;
    this.customservicePrefix = `${origin}/customservice/`;
    const fetchToken = async (force: boolean) => {
      const body = { grant_type: 'client_credential', appid: account.appid, secret: account.secret, force_refresh: force };
      const answer = await this.read(await this.ask(new URL(`${origin}/${tokenEndpoint}`), { method: 'POST', data: JSON.stringify(body) }), tokenEndpoint);
      const { access_token: value, expires_in: seconds } = understand(token, answer, tokenEndpoint);
      return { value, seconds };
    };
    this.tokens = new TokenKeeper(account.appid, (force) => fetchToken(force).catch(notTaken), clock);
  }

  override async ensureAccessToken(): Promise<{ accessToken: string }> {
    return { accessToken: await this.tokens.current() };
  }

  override getAccessToken(): Promise<{ accessToken: string }> {
    return this.ensureAccessToken();
  }

  override async request(address: string, options: RequestOptions = {}): Promise<unknown> {
    const url = new URL(address);
    return this.withToken(url, async () => this.read(await this.ask(url, options), endpointOf(url)));
  }

  /** An interface that the library does not know. */
  async post(path: string, body: object): Promise<unknown> {
    const { accessToken } = await this.ensureAccessToken();
    return this.request(`${this.origin}/${path}?access_token=${encodeURIComponent(accessToken)}`, { method: 'POST', data: JSON.stringify(body) });
  }

  /** 网页授权, which the library leaves to another of its kind: the secret goes along instead of a token. */
  async webSession(code: string): Promise<unknown> {
    const { appid, secret } = this.account;
    const query = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' });
    return this.request(`${this.origin}/sns/oauth2/access_token?${query}`);
  }

  /** A picture in the form field `media`. */
  async upload(path: string, query: Record<string, string>, picture: Picture): Promise<unknown> {
    const { accessToken } = await this.ensureAccessToken();
    const url = new URL(`${this.origin}/${path}?${new URLSearchParams({ ...query, access_token: accessToken })}`);
    const form = multipart('media', picture);
    return this.withToken(url, async () => this.read(await this.ask(url, { method: 'POST', ...form }), path));
  }

  /** A file as it comes. @throws WechatError where the answer is no file */
  async download(path: string, query: Record<string, string>): Promise<RawAnswer> {
    const { accessToken } = await this.ensureAccessToken();
    const url = new URL(`${this.origin}/${path}?${new URLSearchParams({ ...query, access_token: accessToken })}`);
    return this.withToken(url, async () => {
      const answer = await this.ask(url, {});
      if (!isText(answer)) return answer;
      await this.read(answer, endpointOf(url));
      throw new WechatError('unknown', 'badAnswer', endpointOf(url));
    });
  }

  /** Once more with another token where this one was refused. */
  private async withToken<T>(url: URL, act: () => Promise<T>): Promise<T> {
    const used = url.searchParams.get('access_token');
    try {
      return await act();
    } catch (error) {
      if (used === null || !(error instanceof WechatError) || error.kind !== 'refresh') throw error;
      url.searchParams.set('access_token', await this.tokens.insteadOf(used));
      return act();
    }
  }

  private async ask(url: URL, { method = 'GET', data, contentType }: Sending): Promise<RawAnswer> {
    const endpoint = endpointOf(url);
    const answer = await exchange({ method, url, body: data, contentType }).catch((error: unknown) => fallen(error, endpoint));
    if (answer.status >= 200 && answer.status < 300) return answer;
    answer.body.resume();
    const lost = answer.status >= 500 && answer.status !== 503;
    throw new WechatError(lost && once.test(endpoint) ? 'unknown' : 'retry', `http ${answer.status}`, endpoint);
  }

  /** JSON, or the bytes of a picture. */
  private async read(answer: RawAnswer, endpoint: string): Promise<unknown> {
    const bytes = await readAll(answer, answerLimit).catch((error: unknown) => fallen(error, endpoint));
    if (!isText(answer)) return bytes;
    let data: unknown;
    try {
      data = parseAnswer(bytes.toString('utf8'));
    } catch {
      throw new WechatError('unknown', 'badAnswer', endpoint);
    }
    const fault = failed.safeParse(data).data;
    if (fault) throw new WechatError(kindOfCode(fault.errcode), String(fault.errcode), endpoint);
    return data;
  }
}

/** What an answer says, or an error where it has another form than documented. */
export function understand<T>(schema: z.ZodType<T>, answer: unknown, endpoint: string): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new WechatError('unknown', 'badAnswer', endpoint);
  return parsed.data;
}

const endpointOf = (url: URL): string => url.pathname.slice(1);
const isText = ({ mediaType }: RawAnswer): boolean => mediaType === '' || mediaType.startsWith('text/') || mediaType.endsWith('json');

function fallen(error: unknown, endpoint: string): never {
  if (!(error instanceof TransportError)) throw error;
  throw new WechatError(error.sent && once.test(endpoint) ? 'unknown' : 'retry', error.code, endpoint);
}

/** Without a token nothing was sent: whatever went wrong, it may be tried again; only the day's limit ends it. */
function notTaken(error: unknown): never {
  if (error instanceof WechatError && error.kind !== 'quota') throw new WechatError('retry', error.code, error.endpoint);
  throw error;
}
