import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { fail } from '../../domain/kernel';
import { route } from '../../server/route';
import type { RouteGroup } from '../../server/routes';
import { useTestDatabase } from '../support/database';
import { errorOf, useServer } from '../support/http';

useTestDatabase();

const dist = mkdtempSync(path.join(tmpdir(), 'qingjian-dist-'));
mkdirSync(path.join(dist, 'h5', 'assets'), { recursive: true });
writeFileSync(path.join(dist, 'h5', 'index.html'), '<!doctype html><title>评议</title>');
writeFileSync(path.join(dist, 'h5', 'assets', 'app-1F0C77D2.js'), 'plain');
writeFileSync(path.join(dist, 'h5', 'assets', 'app-1F0C77D2.js.gz'), 'gzipped');
writeFileSync(path.join(dist, 'h5', 'assets', 'app-1F0C77D2.js.br'), 'brotli');
afterAll(() => rmSync(dist, { recursive: true }));

const groups: RouteGroup[] = [
  {
    title: '风筝',
    routes: [
      route({
        method: 'post',
        path: '/api/public/kites/:id',
        surface: 'public',
        policy: 'open',
        summary: '放一只风筝',
        params: z.object({ id: z.string().regex(/^k\d+$/, '风筝编号不对') }),
        body: z.object({ colour: z.enum(['red', 'blue']), tails: z.array(z.number().int().max(9)).default([]), note: z.string().max(5).optional() }),
        response: z.object({ id: z.string(), colour: z.string() }),
        handle: ({ params, body }) => ({ id: params.id, colour: body.colour, secret: '不该看到' }),
      }),
      route({ method: 'get', path: '/api/public/kites/list', surface: 'public', policy: 'open', summary: '清单', query: z.object({ limit: z.coerce.number().int().max(3).default(2) }), response: z.object({ limit: z.number() }), handle: ({ query }) => query }),
      route({
        method: 'get',
        path: '/api/public/kites/:id',
        surface: 'public',
        policy: 'open',
        summary: '一只风筝',
        params: z.object({ id: z.string() }),
        response: z.object({ id: z.string() }),
        handle: ({ params }) => {
          if (params.id === 'gone') fail('notFound');
          if (params.id === 'broken') throw new Error('电话 13800006027');
          if (params.id === 'twice') throw Object.assign(new Error('E11000'), { code: 11000 });
          if (params.id === 'away') throw Object.assign(new Error('x'), { name: 'MongoNetworkError' });
          return (params.id === 'misshapen' ? { id: 7 } : { id: params.id }) as { id: string };
        },
      }),
      route({ method: 'delete', path: '/api/public/kites/:id', surface: 'public', policy: 'open', summary: '收', async handle() {} }),
      route({
        method: 'post',
        path: '/api/public/kite-photos',
        surface: 'public',
        policy: 'open',
        summary: '照片',
        upload: { field: 'photo', maxBytes: 1000, description: '照片' },
        body: z.object({ of: z.string() }),
        response: z.object({ of: z.string(), name: z.string(), size: z.number(), text: z.string() }),
        handle: async ({ body, file }) => ({ of: body.of, name: file.name, size: file.size, text: (await file.buffer()).toString() }),
      }),
      route({ method: 'get', path: '/api/public/kite-file', surface: 'public', policy: 'open', summary: '文件', response: { download: ['text/csv'] }, handle: () => ({ type: 'text/csv; charset=utf-8', body: 'a,b', filename: '风筝 名单.csv' }) }),
      route({ method: 'post', path: '/api/kites', surface: 'staff', policy: 'open', summary: '后台', async handle() {} }),
    ],
  },
];

const server = useServer({}, { groups, dist });

describe('what comes in', () => {
  it('is checked by schema and answered by schema, and nothing else leaves', async () => {
    const answer = await server.client().post('/api/public/kites/k7', { colour: 'red', other: 1 });
    expect(answer).toMatchObject({ status: 200, body: { id: 'k7', colour: 'red' } });
    expect(answer.body).not.toHaveProperty('secret');
  });

  it('is refused with each field named in Chinese', async () => {
    const answer = await server.client().post('/api/public/kites/k7', { colour: 'green', tails: [1, 12], note: '太长太长太长' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toEqual({
      code: 'badRequest',
      message: '有内容填得不对，请按提示改好再提交。',
      fields: [
        { path: 'colour', message: '请从列出的几项里选' },
        { path: 'tails.1', message: '不能大于 9' },
        { path: 'note', message: '最多 5 个字' },
      ],
    });
    expect(errorOf(await server.client().post('/api/public/kites/k7')).fields).toEqual([{ path: 'colour', message: '这一项没有填' }]);
    expect(errorOf(await server.client().post('/api/public/kites/x', {})).fields).toEqual([{ path: 'id', message: '风筝编号不对' }]);
    expect(errorOf(await server.client().get('/api/public/kites/list?limit=9')).fields).toEqual([{ path: 'limit', message: '不能大于 3' }]);
    expect(errorOf(await server.client().get('/api/public/kites/list?limit=1&limit=2')).code).toBe('badRequest');
  });

  it('must be JSON, complete and small', async () => {
    const client = server.client();
    const json = { 'content-type': 'application/json' };
    expect(errorOf(await client.post('/api/public/kites/k7', '{"colour":', json))).toMatchObject({ code: 'badRequest', fields: [{ path: '', message: '内容不是完整的 JSON' }] });
    expect(errorOf(await client.post('/api/public/kites/k7', 'null', json)).code).toBe('badRequest');
    expect((await client.post('/api/public/kites/k7', 'colour=red', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await client.post('/api/public/kites/k7', '{}', { ...json, 'content-encoding': 'gzip' })).status).toBe(415);
    const large = await client.post('/api/public/kites/k7', { colour: 'red', note: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    expect(errorOf(large).code).toBe('payloadTooLarge');
  });

  it('is cut off at the limit when it does not say how long it is', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = httpRequest(`${server.url()}/api/public/kites/k7`, { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      for (let part = 0; part < 20; part += 1) sent.write('x'.repeat(8000));
      sent.end();
    });
    expect(status).toBe(413);
  });
});

describe('uploads', () => {
  const form = (bytes: string, field = 'photo', name = '照片.jpg'): FormData => {
    const made = new FormData();
    made.set('of', 'k7');
    made.set(field, new Blob([bytes]), name);
    return made;
  };

  it('are spooled, handed over and removed', async () => {
    expect(await server.client().post('/api/public/kite-photos', form('hello'))).toMatchObject({ status: 200, body: { of: 'k7', name: '照片.jpg', size: 5, text: 'hello' } });
    expect(readdirSync(path.join(server.dataDir(), 'uploads'))).toEqual([]);
  });

  it('are refused when too large, empty, missing, or no form at all, and leave nothing behind', async () => {
    const client = server.client();
    expect((await client.post('/api/public/kite-photos', form('x'.repeat(1001)))).status).toBe(413);
    expect((await client.post('/api/public/kite-photos', form('x'.repeat(100_000)))).status).toBe(413);
    expect(errorOf(await client.post('/api/public/kite-photos', form(''))).fields).toEqual([{ path: 'photo', message: '文件是空的，请重新选' }]);
    expect(errorOf(await client.post('/api/public/kite-photos', form('x', 'picture'))).fields).toEqual([{ path: 'photo', message: '请选文件' }]);
    expect((await client.post('/api/public/kite-photos', { of: 'k7' })).status).toBe(415);
    expect((await client.post('/api/public/kite-photos', 'garbage', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
    expect((await client.post('/api/public/kite-photos', 'garbage', { 'content-type': 'multipart/form-data' })).status).toBe(400);
    const noField = new FormData();
    noField.set('photo', new Blob(['x']));
    expect(errorOf(await client.post('/api/public/kite-photos', noField)).fields).toEqual([{ path: 'of', message: '这一项没有填' }]);
    expect(readdirSync(path.join(server.dataDir(), 'uploads'))).toEqual([]);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['/api/public/kites/gone', 404, 'notFound'],
    ['/api/public/kites/twice', 409, 'duplicate'],
    ['/api/public/kites/away', 503, 'notReady'],
    ['/api/public/nothing', 404, 'notFound'],
    ['/api', 404, 'notFound'],
  ])('%s answers %i %s', async (address, status, code) => {
    const answer = await server.client().get(address);
    expect([answer.status, errorOf(answer).code]).toEqual([status, code]);
  });

  it('shows an id and nothing of the cause when it was not foreseen', async () => {
    for (const id of ['broken', 'misshapen']) {
      const answer = await server.client().get(`/api/public/kites/${id}`);
      expect(answer.status).toBe(500);
      expect(errorOf(answer)).toEqual({ code: 'internal', message: expect.any(String), faultId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(JSON.stringify(answer.body)).not.toContain('13800006027');
    }
  });

  it('names the methods there are', async () => {
    const answer = await server.client().send('PATCH', '/api/public/kites/k7');
    expect([answer.status, errorOf(answer).code, answer.headers.get('allow')]).toEqual([405, 'methodNotAllowed', 'POST, HEAD, GET, DELETE']);
    expect((await server.client().send('OPTIONS', '/api/public/kites/k7')).status).toBe(204);
    expect((await server.client().send('DELETE', '/api/public/kites/k7')).status).toBe(204);
    expect((await server.client().send('POST', '/')).status).toBe(405);
  });
});

describe('who asks', () => {
  it('must be our own page when staff change something', async () => {
    const client = server.client();
    expect((await client.post('/api/kites')).status).toBe(204);
    expect((await client.post('/api/kites', undefined, { 'sec-fetch-site': 'same-origin' })).status).toBe(204);
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
    for (const headers of foreign) {
      const answer = await client.post('/api/kites', undefined, headers);
      expect([answer.status, errorOf(answer).code]).toEqual([403, 'badOrigin']);
    }
  });
});

describe('every answer', () => {
  it('carries the security headers and a request id', async () => {
    for (const address of ['/api/public/kites/k7', '/api/none', '/', '/docs', '/console', '/healthz']) {
      const { headers } = await server.client().get(address);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      // Only a citizen's page may ask where he is, for choosing his village.
      expect(headers.get('permissions-policy')).toContain(address === '/' ? 'geolocation=(self)' : 'geolocation=()');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe|data:|\*)/);
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('is never kept by a cache when it comes from the API', async () => {
    expect((await server.client().get('/api/public/kites/k7')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('files', () => {
  it('download under their own name', async () => {
    const { headers, body } = await server.client().get('/api/public/kite-file');
    expect(body).toBe('a,b');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="download"; filename*=UTF-8''${encodeURIComponent('风筝 名单.csv')}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('of the built pages come compressed, with a tag, and for ever where the name has a hash', async () => {
    const client = server.client();
    const plain = await client.get('/assets/app-1F0C77D2.js', { 'accept-encoding': 'identity' });
    expect([plain.body, plain.headers.get('cache-control'), plain.headers.get('content-type')]).toEqual(['plain', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8']);
    // fetch would unpack the answer and never shows a 304.
    const raw = (headers: Record<string, string>): Promise<[number | undefined, string | undefined, string]> =>
      new Promise((resolve, reject) => {
        httpRequest(`${server.url()}/assets/app-1F0C77D2.js`, { headers }, (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve([answer.statusCode, answer.headers['content-encoding'], text]));
        })
          .on('error', reject)
          .end();
      });
    expect(await raw({ 'if-none-match': plain.headers.get('etag') ?? '' })).toEqual([304, undefined, '']);
    expect(await raw({ 'accept-encoding': 'gzip, deflate' })).toEqual([200, 'gzip', 'gzipped']);
    expect(await raw({ 'accept-encoding': 'gzip, br' })).toEqual([200, 'br', 'brotli']);
  });

  it('are pages for every address of the face, and never anything outside it', async () => {
    const client = server.client();
    for (const address of ['/', '/pages/rate/index?scene=ABCDEFGH']) {
      const page = await client.get(address);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(page.body).toContain('评议');
    }
    for (const address of ['/assets/none.js', '/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/assets/app-1F0C77D2.js.gz']) expect((await client.get(address)).status).toBe(404);
  });

  it('that were not built yet are said to be so, and what to run', async () => {
    const page = await server.client().get('/console');
    expect(page.status).toBe(200);
    expect(page.body).toContain('npm start');
  });

  it('lead from the stand to the rating page', async () => {
    const answer = await server.client().get('/r/abcdefgh');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/pages/rate/index?scene=ABCDEFGH']);
  });
});

describe('documentation', () => {
  it('describes every route in OpenAPI 3.1', async () => {
    const { status, body } = await server.client().get('/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      openapi: '3.1.0',
      tags: [{ name: '风筝' }],
      paths: {
        '/api/public/kites/{id}': { post: { summary: '放一只风筝', requestBody: { content: { 'application/json': { schema: { required: ['colour'] } } } } }, get: {}, delete: { responses: { 204: {} } } },
        '/api/public/kite-photos': { post: { requestBody: { content: { 'multipart/form-data': { schema: { required: ['of', 'photo'] } } } } } },
        '/api/public/kite-file': { get: { responses: { 200: { content: { 'text/csv': {} } } } } },
      },
    });
  });

  it('has a page for people', async () => {
    const page = await server.client().get('/docs');
    expect(page.body).toContain('接口说明');
    expect(page.body).not.toMatch(/<script>|style=/);
    for (const file of ['/docs/docs.js', '/docs/docs.css', '/docs/notice.css']) expect((await server.client().get(file)).status).toBe(200);
  });
});
