import { createHash, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { z } from 'zod';
import {
  attachmentForm,
  giveNameRequest,
  reportPlacesQuery,
  reporterWordsRequest,
  satisfactionRequest,
  submitReportRequest,
  visitRequest,
  type ReportOpening,
  type ReportTopic,
  type ReportVisit,
  type SubmitReportRequest,
  type TaskSolution,
} from '../../contracts/clue-report';
import { appPagePolicy } from '../../runtime/http/headers';

/** contracts/clue-report.ts in memory, and the built pages beside it: what the reporter's pages are tried against without a database. */
const pages = path.resolve(__dirname, '../../dist/h5');
const types: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };
const acceptBy = { day: '2026-12-11', workingDays: 15 };
const receivedOn = '2026-11-20';
const topics: ReportTopic[] = [
  { key: 'funds', label: '惠民资金', examples: '补贴没发到户，名单里有不该有的人。', fields: [{ key: 'fund', label: '哪一笔钱', hint: '比如：低保、耕地补贴' }] },
  { key: 'collective', label: '集体资产', examples: '集体的地、房子、鱼塘低价包出去。', fields: [{ key: 'which', label: '哪块地、哪项工程', hint: '比如：村东鱼塘承包' }] },
  { key: 'favours', label: '优亲厚友', examples: '评低保、派工程照顾亲戚。', fields: [{ key: 'which', label: '哪项补贴', hint: '比如：危房改造' }] },
  { key: 'bribes', label: '吃拿卡要', examples: '不送礼不办事。', fields: [] },
  { key: 'conduct', label: '作风问题', examples: '推诿，态度粗暴，上班找不到人。', fields: [] },
  { key: 'other', label: '别的', examples: '', fields: [] },
];
const place = { id: '0123456789abcdef01234567', name: '上柳村', within: '梨园镇' };
const unknown = { error: { code: 'reportNotFound', message: '没有找到。请对一对每一组数字。' } };

export interface Heard {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

interface Answer {
  status: number;
  body: unknown;
}

interface Kept {
  request: SubmitReportRequest;
  visit: ReportVisit;
  /** Keys of what was said, so that the same words said again are said once. */
  said: Set<string>;
}

export class FakeReport {
  heard: Heard[] = [];
  open = true;
  bits = 10;
  /** Requests on this path fail so many times: 'cut' after they were carried out, as when an answer gets lost. */
  faults = new Map<string, { how: 'busy' | 'cut'; times: number }>();
  files: { name: string; named: boolean; bytes: number }[] = [];
  private kept = new Map<string, Kept>();
  private openTasks = new Set<string>();
  private made = 0;
  url = '';

  reset(): void {
    Object.assign(this, { heard: [], open: true, bits: 10, files: [] });
    this.faults.clear();
    this.kept.clear();
  }

  get reports(): SubmitReportRequest[] {
    return [...this.kept.values()].map(({ request }) => request);
  }

  /** The commission asks something of every report. */
  ask(text: string): void {
    for (const { visit } of this.kept.values()) {
      visit.talk.push({ id: this.id(), from: 'commission', kind: 'question', day: '2026-11-23', text, attachments: [] });
      Object.assign(visit, { asked: true, stage: 'handling', next: { label: '告诉您结果', day: '2027-01-08', workingDays: 30 }, may: { ...visit.may, answer: true } });
    }
  }

  close(words: string): void {
    for (const { visit } of this.kept.values()) {
      visit.talk.push({ id: this.id(), from: 'commission', kind: 'notice', day: '2026-11-24', text: words, attachments: [] });
      Object.assign(visit, { asked: false, stage: 'closed', next: null, may: { answer: false, add: false, giveName: false, object: true, rate: true } });
    }
  }

  heardAt = (suffix: string): Heard[] => this.heard.filter((one) => one.path === `/api/report${suffix}`);

  private id = (): string => (this.made += 1).toString(16).padStart(24, '0');

  private paid({ challenge, nonce }: TaskSolution): boolean {
    return this.openTasks.delete(challenge) && createHash('sha256').update(`${challenge}:${nonce}`).digest().readUInt32BE() < 2 ** (32 - this.bits);
  }

  async answer(method: string, where: string, query: URLSearchParams, type: string, bytes: Buffer): Promise<Answer> {
    if (where === '/opening') return { status: 200, body: { open: this.open, districtName: '青禾区', topics, acceptBy, webAddress: `${this.url}/report/choose/index` } satisfies ReportOpening };
    if (where === '/places') {
      const { text } = reportPlacesQuery.parse(Object.fromEntries(query));
      return { status: 200, body: { items: text.startsWith('上柳') || text === 'slc' ? [place] : [] } };
    }
    if (method !== 'POST') return { status: 404, body: null };
    if (where === '/tasks') {
      const challenge = `task-${(this.made += 1)}-${'x'.repeat(60)}`;
      this.openTasks.add(challenge);
      return { status: 200, body: { challenge, bits: this.bits } };
    }
    if (where === '/attachments') return this.attach(type, bytes);
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    if (where === '') return this.with(submitReportRequest, body, (request) => this.submit(request));
    if (where === '/visit') return this.with(visitRequest, body, ({ receiptCode }) => this.visit(receiptCode, () => {}));
    if (where === '/words') {
      return this.with(reporterWordsRequest, body, ({ receiptCode, kind, text, attachments, wordsKey }) =>
        this.visit(receiptCode, ({ visit, said }) => {
          if (said.has(wordsKey)) return;
          said.add(wordsKey);
          visit.talk.push({ id: this.id(), from: 'reporter', kind, day: receivedOn, text, attachments: attachments.map((_, index) => ({ name: `附件 ${index + 1}`, kind: 'image' })) });
          if (kind === 'answer') Object.assign(visit, { asked: false, may: { ...visit.may, answer: false } });
          if (kind === 'objection') visit.may.object = false;
        }),
      );
    }
    if (where === '/satisfaction') return this.with(satisfactionRequest, body, ({ receiptCode, satisfaction }) => this.visit(receiptCode, ({ visit }) => Object.assign(visit, { satisfaction, may: { ...visit.may, rate: false } })));
    if (where === '/name') return this.with(giveNameRequest, body, ({ receiptCode }) => this.visit(receiptCode, ({ visit }) => Object.assign(visit, { named: true, may: { ...visit.may, giveName: false } })));
    return { status: 404, body: null };
  }

  private with<T extends { task: TaskSolution }>(schema: z.ZodType<T>, body: unknown, act: (request: T) => Answer): Answer {
    const request = schema.safeParse(body);
    if (!request.success) return { status: 400, body: { error: { code: 'badRequest', message: '有内容填得不对', fields: request.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) } } };
    return this.paid(request.data.task) ? act(request.data) : { status: 400, body: { error: { code: 'badRequest', message: '页面开得久了，请再点一次。您填的都还在。', fields: [{ path: 'task', message: '这次的校验过期了，请再试一次' }] } } };
  }

  private async attach(type: string, bytes: Buffer): Promise<Answer> {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const { challenge, nonce, named } = attachmentForm.parse({ challenge: form.get('challenge'), nonce: form.get('nonce'), named: form.get('named') });
    const file = form.get('file');
    if (!(file instanceof File) || !this.paid({ challenge, nonce })) return { status: 400, body: { error: { code: 'badRequest', message: '文件没有传完，请再传一次。' } } };
    if (file.name.endsWith('.exe')) return { status: 400, body: { error: { code: 'fileKind', message: '这种文件收不了，请拍成照片。' } } };
    this.files.push({ name: file.name, named: named === 'yes', bytes: file.size });
    return {
      status: 200,
      body: { token: `${'t'.repeat(40)}${(this.made += 1)}`, kind: 'image', size: file.size, cleaned: named === 'yes' ? [] : ['拍摄地点', '拍摄时间', '手机型号'], remains: '画面里的人、门牌、笔迹，还有拍的角度。' },
    };
  }

  private submit(request: SubmitReportRequest): Answer {
    for (const [code, kept] of this.kept) if (kept.request.submissionKey === request.submissionKey) return { status: 201, body: { receiptCode: code, acceptBy } };
    const code = Array.from({ length: 16 }, () => randomInt(10)).join('');
    const named = request.identity !== null;
    this.kept.set(code, {
      request,
      said: new Set(),
      visit: { stage: 'received', receivedOn, next: { label: '告诉您是否受理', ...acceptBy }, talk: [], asked: false, named, satisfaction: null, may: { answer: false, add: true, giveName: !named, object: false, rate: false }, passedUp: null },
    });
    return { status: 201, body: { receiptCode: code, acceptBy } };
  }

  private visit(code: string, act: (kept: Kept) => void): Answer {
    const kept = this.kept.get(code);
    if (!kept) return { status: 404, body: unknown };
    act(kept);
    return { status: 200, body: kept.visit };
  }
}

/** The fake on a port of this machine; empty before each test. */
export function useFakeReport(): FakeReport {
  const fake = new FakeReport();
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => void respond(fake, request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => fake.reset());
  return fake;
}

async function respond(fake: FakeReport, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', fake.url);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (!url.pathname.startsWith('/api/')) return page(url.pathname, response);
  fake.heard.push({ method: request.method ?? '', path: url.pathname, headers: request.headers, body: bytes.toString('latin1') });
  const where = url.pathname.replace(/^\/api\/report/, '');
  const fault = fake.faults.get(where);
  const answer = (): Promise<Answer> => fake.answer(request.method ?? '', where, url.searchParams, request.headers['content-type'] ?? '', bytes);
  if (fault && fault.times > 0) {
    fault.times -= 1;
    if (fault.how === 'busy') return void response.writeHead(503).end();
    await answer();
    // Cut off in the middle: a browser asks again by itself where it heard nothing at all.
    return void response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 }).write('{', () => request.socket.destroy());
  }
  const { status, body } = await answer();
  // A cookie as the console sets one: these pages must not bring it back.
  response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'session=of-somebody; Path=/' }).end(JSON.stringify(body));
}

function page(pathname: string, response: ServerResponse): void {
  const file = path.join(pages, pathname);
  const ending = path.extname(pathname);
  if (types[ending] && existsSync(file)) return void response.writeHead(200, { 'content-type': types[ending] }).end(readFileSync(file));
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': appPagePolicy }).end(readFileSync(path.join(pages, 'index.html')));
}
