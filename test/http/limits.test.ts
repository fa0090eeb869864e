import { z } from 'zod';
import { fail } from '../../domain/kernel';
import { createMetrics } from '../../runtime/http/metrics';
import { TokenBuckets } from '../../server/guard/rate-limit';
import { clientAddress, limitKey } from '../../runtime/http/client-address';
import { declaredLimit } from '../../server/app';
import { route } from '../../server/route';
import type { RouteGroup } from '../../server/routes';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { errorOf, useServer } from '../support/http';
import mongoose from 'mongoose';

useTestDatabase();

const groups: RouteGroup[] = [
  {
    title: '试',
    routes: [
      route({ method: 'get', path: '/api/public/three', surface: 'public', policy: 'open', summary: '三次', rateLimit: { points: 3, perSeconds: 60 }, async handle() {} }),
      route({
        method: 'post',
        path: '/api/public/guess',
        surface: 'public',
        policy: 'open',
        summary: '猜',
        body: z.object({ code: z.string() }),
        attempts: { name: 'test', failuresPerDay: 3 },
        async handle({ body }) {
          if (body.code !== 'right') fail('receiptNotFound');
        },
      }),
    ],
  },
];
const server = useServer({ trustedProxies: ['127.0.0.1'] }, { groups, clock: testClock, limitOf: (route) => declaredLimit(route, false) });
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

describe('requests of one address', () => {
  it('are limited per route, with the seconds to wait and kind words', async () => {
    const client = server.client();
    for (let round = 0; round < 3; round += 1) expect((await client.get('/api/public/three', from('198.51.100.7'))).status).toBe(204);
    const answer = await client.get('/api/public/three', from('198.51.100.7'));
    expect([answer.status, errorOf(answer).code, errorOf(answer).message]).toEqual([429, 'tooManyRequests', '操作太快，请稍后再试。您填的内容还在。']);
    expect(Number(answer.headers.get('retry-after'))).toBe(errorOf(answer).retryAfterSeconds);
    expect((await client.get('/api/public/three', from('198.51.100.8'))).status).toBe(204);
  });

  it('count as one for a whole IPv6 network', async () => {
    const client = server.client();
    for (let round = 0; round < 3; round += 1) expect((await client.get('/api/public/three', from(`2001:db8:1:2::${round}`))).status).toBe(204);
    expect((await client.get('/api/public/three', from('2001:db8:1:2:aaaa::1'))).status).toBe(429);
    expect((await client.get('/api/public/three', from('2001:db8:1:3::1'))).status).toBe(204);
  });
});

describe('guesses', () => {
  const guess = (code: string, address: string) => server.client().post('/api/public/guess', { code }, from(address));

  it('end after some wrong ones until the next day; right ones are free', async () => {
    for (let round = 0; round < 10; round += 1) expect((await guess('right', '198.51.100.20')).status).toBe(204);
    for (let round = 0; round < 3; round += 1) expect((await guess('wrong', '198.51.100.20')).status).toBe(404);
    const refused = await guess('right', '198.51.100.20');
    expect([refused.status, errorOf(refused).code]).toEqual([429, 'tooManyRequests']);
    // 10:00 in Shanghai: fourteen hours to midnight.
    expect(errorOf(refused).retryAfterSeconds).toBe(14 * 3600);
    expect((await guess('right', '198.51.100.21')).status).toBe(204);
    testClock.advance(14 * 3_600_000);
    expect((await guess('right', '198.51.100.20')).status).toBe(204);
  });

  it('are kept without the address', async () => {
    const stored = await mongoose.connection.collection('attempts').find({}).toArray();
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain('198.51.100');
    expect(stored[0]).toMatchObject({ expiresAt: expect.any(Date) });
  });
});

describe('the address of the caller', () => {
  const request = (peer: string, forwarded?: string) => ({ socket: { remoteAddress: peer }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as never;
  const address = clientAddress(['10.0.0.0/8', 'fd00::1']);

  it('is the nearest one that is not a trusted proxy', () => {
    expect(address.of(request('198.51.100.1'))).toBe('198.51.100.1');
    expect(address.of(request('198.51.100.1', '203.0.113.9'))).toBe('198.51.100.1');
    expect(address.of(request('10.1.2.3', '203.0.113.9'))).toBe('203.0.113.9');
    expect(address.of(request('::ffff:10.1.2.3', '203.0.113.9, 10.9.9.9'))).toBe('203.0.113.9');
    expect(address.of(request('fd00::1', 'made-up, 203.0.113.9'))).toBe('203.0.113.9');
    expect(address.of(request('10.1.2.3', 'nonsense'))).toBe('10.1.2.3');
  });

  it('is this machine only without any proxy in between', () => {
    expect(address.isLoopback(request('127.0.0.1'))).toBe(true);
    expect(address.isLoopback(request('::ffff:127.0.0.1'))).toBe(true);
    expect(address.isLoopback(request('127.0.0.1', '203.0.113.9'))).toBe(false);
    expect(address.isLoopback(request('10.0.0.1'))).toBe(false);
  });

  it('counts by network for IPv6', () => {
    expect(limitKey('198.51.100.1')).toBe('198.51.100.1');
    expect(limitKey('2001:db8::1')).toBe('2001:db8:0:0');
    expect(limitKey('::1')).toBe('0:0:0:0');
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  });
});

describe('a bucket', () => {
  it('fills again evenly and is forgotten when full', () => {
    let now = 0;
    const buckets = new TokenBuckets(() => now);
    const limit = { points: 2, perSeconds: 10 };
    expect([buckets.take('a', limit), buckets.take('a', limit), buckets.take('a', limit)]).toEqual([0, 0, 5]);
    now = 5000;
    expect([buckets.take('a', limit), buckets.take('a', limit)]).toEqual([0, 5]);
    now = 60_000;
    expect([buckets.take('a', limit), buckets.take('a', limit), buckets.take('a', limit)]).toEqual([0, 0, 5]);
  });
});

describe('figures', () => {
  it('are kept by route pattern', async () => {
    await server.client().get('/api/public/three', from('198.51.100.99'));
    const { body } = await server.client().get('/metrics');
    expect(body).toMatch(/http_request_duration_seconds_count\{method="GET",route="GET \/api\/public\/three",status="2xx"\} \d+/);
    expect(body).toContain('process_cpu_seconds_total');
  });

  it('count faults', async () => {
    const metrics = createMetrics();
    metrics.observe('GET', 'GET /x', 500, 0.1);
    expect(await metrics.text()).toContain('http_unknown_faults_total{route="GET /x"} 1');
  });
});
