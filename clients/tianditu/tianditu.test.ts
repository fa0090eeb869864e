import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchMapPicture } from '.';

let server: Server;
let asked: URL | undefined;
let answer: { status: number; type: string; body: string };
const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const fetchIt = () => fetchMapPicture({ key: 'k'.repeat(32), origin: origin() }, { longitude: 101.84, latitude: 36.6 });

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = new URL(request.url ?? '', 'http://map.example');
    response.writeHead(answer.status, { 'content-type': answer.type, location: '/elsewhere' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

test('asks for a picture around the point, with the key', async () => {
  answer = { status: 200, type: 'image/png', body: 'picture' };
  expect(await fetchIt()).toEqual({ type: 'image/png', bytes: Buffer.from('picture') });
  expect([asked?.pathname, asked?.searchParams.get('center'), asked?.searchParams.get('markers'), asked?.searchParams.get('tk')]).toEqual(['/staticimage', '101.84000,36.60000', '101.84000,36.60000', 'k'.repeat(32)]);
});

test.each([
  ['a refused key', { status: 403, type: 'application/json', body: '{}' }],
  ['a page instead of a picture', { status: 200, type: 'text/html', body: '<html>' }],
  ['another address', { status: 302, type: 'image/png', body: 'x' }],
  ['nothing', { status: 200, type: 'image/png', body: '' }],
])('does without a picture where %s comes', async (_name, given) => {
  answer = given;
  expect(await fetchIt()).toBeNull();
});
