import { Writable } from 'node:stream';
import { pino } from 'pino';
import { idOf, testClock } from '../support/factories';
import { buildOfficerWorld, OfficerChat, type OfficerWorld } from '../support/officers';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { openOffice } from '../support/report';

useTestDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }));
const server = useServer({}, { clock: testClock, log });
const words = { what: '演示密语甲乙丙丁戊', when: '演示时间己庚', who: '演示人名辛壬' };

let world: OfficerWorld;
beforeAll(async () => {
  world = await buildOfficerWorld(testClock);
  await openOffice(testClock, world.district);
});

const post = (path: string, body: object) => server.client().post(`/api/public/officer-report/${path}`, body);

describe('a report over HTTP', () => {
  it('is begun by chat, finished in the form and followed by its stage; no log has a word of it', async () => {
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
    expect(body).toEqual({ number: expect.stringMatching(/-2026-XX-\d{5}-/) as string, receiptCode: expect.stringMatching(/^\d{16}$/) as string });
    const { number } = body as { number: string };
    expect((await post('draft', { loginCode })).body).toMatchObject({ draft: null, own: [{ number, receivedOn: '2026-11-20', stage: 'received' }] });
    expect(lines.length).toBeGreaterThan(4);
    for (const secret of [...Object.values(words), world.openid, loginCode, world.officer.name]) expect([...lines, ...printed].join('')).not.toContain(secret);
  });

  it('a phone that is not bound reads and writes nothing', async () => {
    expect((await post('draft', { loginCode: 'login-nobody' })).body).toEqual({ officer: null, open: false, draft: null, organisations: [], own: [], village: null });
    for (const [path, body] of [['save', { what: words.what }], ['places', { text: '青禾' }], ['submission', {}]] as const) expect((await post(path, { loginCode: 'login-nobody', ...body })).status).toBe(403);
  });
});
