import { Writable } from 'node:stream';
import { pino } from 'pino';
import { idOf, buildAccount, signInAs, testClock } from '../support/factories';
import { buildOfficerWorld, OfficerChat, type OfficerWorld } from '../support/officers';
import { useTestDatabase } from '../support/database';
import { errorOf, useServer } from '../support/http';

useTestDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }));
const server = useServer({}, { clock: testClock, log });
const words = { what: '演示密语甲乙丙丁戊', when: '演示时间己庚', who: '演示人名辛壬' };

let world: OfficerWorld;
beforeAll(async () => {
  world = await buildOfficerWorld(testClock);
});

const post = (path: string, body: object) => server.client().post(`/api/public/officer-report/${path}`, body);

describe('a report over HTTP', () => {
  it('is begun by chat, finished in the form, and read by the commission; no log has a word of it', async () => {
    const { loginCode } = world;
    const printed: string[] = [];
    const watch = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => (printed.push(String(chunk)), true));
    const chat = new OfficerChat(testClock, world.openid);
    await chat.say('报事');
    await chat.say(words.what);
    watch.mockRestore();
    expect((await post('draft', { loginCode })).body).toMatchObject({ draft: { what: words.what, organisation: null } });
    expect((await post('places', { loginCode, text: 'qh' })).body).toEqual({ items: [{ id: idOf(world.village), name: '青禾村（梨园镇）' }] });
    const saved = await post('save', { loginCode, organisationId: idOf(world.village), when: words.when, who: words.who });
    expect([saved.status, saved.body]).toMatchObject([200, { draft: { what: words.what, organisation: { name: '青禾村' } } }]);
    const { body } = await post('submission', { loginCode });
    expect(body).toEqual({ number: 'XX-2026-0001', receiptCode: expect.stringMatching(/^\d{12}$/) as string });

    const handler = await signInAs(server.client(), await buildAccount({ grants: [{ role: 'integrityHandler', organisationId: idOf(world.district) }] }));
    const list = (await handler.get('/api/officer-reports')).body as { items: { id: string }[] };
    const opened = await handler.post(`/api/officer-reports/${list.items[0]!.id}/opening`, { reason: '核对账目' });
    expect(opened.body).toMatchObject({ ...words, officer: { name: world.officer.name } });
    expect((await handler.get('/api/officer-reports/export?format=csv')).body).not.toContain(words.what);
    expect(errorOf(await handler.post(`/api/officer-reports/${list.items[0]!.id}/opening`, { reason: '' })).fields).toEqual([{ path: 'reason', message: '请写明查看的理由' }]);
    expect(lines.length).toBeGreaterThan(5);
    for (const secret of [...Object.values(words), world.openid, loginCode, world.officer.name]) expect([...lines, ...printed].join('')).not.toContain(secret);
  });

  it('a phone that is not bound reads and writes nothing', async () => {
    expect((await post('draft', { loginCode: 'login-nobody' })).body).toEqual({ officer: null, draft: null, organisations: [] });
    for (const [path, body] of [['save', { what: words.what }], ['places', { text: '青禾' }], ['submission', {}]] as const) expect((await post(path, { loginCode: 'login-nobody', ...body })).status).toBe(403);
  });
});
