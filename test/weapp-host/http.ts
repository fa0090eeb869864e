import type { HttpCall, HttpOutcome } from './bridge';

/** An HTTP exchange as the test may look at it afterwards. `status` is missing while, or if, no answer came. */
export interface LoggedRequest {
  method: string;
  /** The address as the mini-program wrote it. */
  url: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  status?: number;
}

/** Makes the mini-program's requests from Node, with WeChat's headers and no cookies, and keeps a log of them. */
export class Http {
  readonly log: LoggedRequest[] = [];

  /** @param origin where requests go, whatever origin the build has in it; left alone when undefined */
  constructor(private readonly origin: string | undefined) {}

  async exchange(call: HttpCall): Promise<HttpOutcome> {
    if (!URL.canParse(call.url)) return { failure: `invalid url "${call.url}"` };
    const written = new URL(call.url);
    const url = this.origin === undefined ? written : new URL(written.pathname + written.search, this.origin);
    const headers: Record<string, string> = { ...call.headers, referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html', 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.50 miniProgram' };
    if (call.upload) delete headers['content-type'];
    const logged: LoggedRequest = { method: call.method, url: call.url, path: url.pathname, headers, body: call.body };
    this.log.push(logged);
    try {
      const response = await fetch(url, { method: call.method, headers, body: bodyOf(call), redirect: 'follow', signal: AbortSignal.timeout(call.timeoutMs) });
      const bytes = Buffer.from(await response.arrayBuffer());
      logged.status = response.status;
      return { answer: { status: response.status, headers: Object.fromEntries(response.headers), text: bytes.toString('utf8'), base64: bytes.toString('base64') } };
    } catch (error) {
      return { failure: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : `errcode:-102 ${error instanceof Error ? error.message : String(error)}` };
    }
  }
}

function bodyOf({ upload, body }: HttpCall): string | FormData | undefined {
  if (!upload) return body;
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.form)) form.append(name, value);
  form.append(upload.field, new Blob([Buffer.from(upload.file.base64, 'base64')], { type: upload.file.type }), upload.fileName);
  return form;
}
