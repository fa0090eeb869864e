import fc from 'fast-check';
import { text as textOf, buffer as bufferOf } from 'node:stream/consumers';
import { silence } from '../../../scripts/sandbox/tencent/silence';
import { useTestDatabase } from '../../../test/support/database';
import { idOf } from '../../../test/support/factories';
import { buildPublished, month } from '../../../test/support/published';
import { buildVillageWorld, type VillageWorld } from '../../../test/support/villages';
import { useWorld } from '../../../test/support/world';
import { PublicationModel, type Publication } from '../../disclosure';
import { Fault, fixedClock, native, newOutbox, openFile, runJobs, settle, type Context } from '../../kernel';
import { askForAudio, broadcastOf, installSpeaker, showAudio, type Speaker } from '..';
import { joinMp3, mp3Frames } from './mp3';
import { partsOf } from './parts';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));

describe('pieces for a service that reads so many characters at once', () => {
  test('nothing is lost, nothing is too long, short sentences go together', () => {
    const sentence = fc.array(fc.constantFrom('村', '账', '，', '。', '元', '𠮷'), { minLength: 1, maxLength: 400 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 20 }), fc.integer({ min: 5, max: 150 }), (sentences, longest) => {
        const parts = partsOf(sentences, longest);
        expect(parts.join('')).toBe(sentences.join(''));
        for (const part of parts) expect([...part].length).toBeLessThanOrEqual(longest);
      }),
      { seed: 20_261_128 },
    );
    expect(partsOf(['一句。', '两句。', '很长的一句话。'], 8)).toEqual(['一句。两句。', '很长的一句话。']);
    expect(partsOf(['前半句，后半句很长很长'], 8)).toEqual(['前半句，', '后半句很长很长']);
  });
});

describe('MP3s joined', () => {
  const piece = silence('一二三四五');
  const id3 = Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\u0001\0', 'latin1'), Buffer.alloc(128)]);

  test('frame by frame, without tags and without what tells a length; the seconds are those of all frames', () => {
    const infoFrame = Buffer.from(piece.subarray(0, 144));
    infoFrame.write('Info', 13, 'latin1');
    const joined = joinMp3([Buffer.concat([id3, infoFrame, piece]), Buffer.concat([piece, Buffer.from('TAG'.padEnd(128, '\0'), 'latin1')])])!;
    expect(joined.bytes.equals(Buffer.concat([piece, piece]))).toBe(true);
    expect(joined.seconds).toBeCloseTo((2 * mp3Frames(piece)!.length * 576) / 16_000);
  });

  test('what is no MP3, is cut off, or of another form, is not joined', () => {
    const stereo = Buffer.from(piece);
    for (let at = 3; at < stereo.length; at += 144) stereo[at] = 0x04;
    const faster = Buffer.from(piece);
    faster[2] = 0x44;
    expect([joinMp3([piece, stereo]), joinMp3([piece.subarray(0, 200)]), joinMp3([Buffer.from('RIFF....WAVE')]), joinMp3([Buffer.alloc(0)]), joinMp3([]), joinMp3([piece, faster.subarray(0, 100)])]).toEqual([null, null, null, null, null, null]);
  });
});

describe('a script read aloud', () => {
  useTestDatabase();
  const clock = fixedClock('2026-11-20T02:00:00.000Z');
  let world: VillageWorld;
  let clerk: Context;
  let publication: Publication;
  const heard: string[] = [];
  let speak: Speaker['speak'];
  const spoken: Speaker['speak'] = async (text) => (heard.push(text), { outcome: 'spoken', mp3: silence(text) });

  beforeAll(() => installSpeaker({ longest: 150, speak: (text) => speak(text) }));
  afterAll(() => installSpeaker(null));
  useWorld(async () => {
    world = await buildVillageWorld();
    publication = await buildPublished(world.village, { content: { form: 'text', text: `低保户张**家每月 420.00 元。${'这一句讲的是排水沟，'.repeat(40)}完。` } });
  });
  beforeEach(async () => {
    heard.splice(0);
    speak = spoken;
    clerk = await world.as('villageClerk', clock);
  });
  const shown = async (ctx = clerk) => (await showAudio(ctx, idOf(publication))).audio;
  const ask = (ctx = clerk) => askForAudio(ctx, idOf(publication));
  const codeOf = (act: Promise<unknown>): Promise<unknown> => act.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : error));

  test('piece by piece, once, and kept as a file that whoever works on it opens', async () => {
    expect((await ask()).audio).toMatchObject({ state: 'waiting' });
    await ask();
    await runJobs(clock);
    const audio = (await shown())!;
    expect(audio).toMatchObject({ state: 'made', fault: null, file: { name: '石桥村 2026年10月 每月收支账.mp3' } });
    expect(heard.length).toBeGreaterThan(2);
    for (const text of heard) expect([...text].length).toBeLessThanOrEqual(150);
    // What leaves for the service is the script and nothing else: no star, no whole name, no digit.
    expect(heard.join('')).toBe(broadcastOf({ ...(await publicOf()) }).join(''));
    const file = await openFile(clerk, audio.file!.id);
    const bytes = await bufferOf(file.stream);
    expect([file.mediaType, bytes.length]).toEqual(['audio/mpeg', audio.file!.size]);
    expect((mp3Frames(bytes)!.length * 576) / 16_000).toBeCloseTo(audio.file!.seconds);
    expect(await codeOf(openFile(await world.as('fundOfficer', clock), audio.file!.id))).toBe('notFound');
    const before = heard.length;
    await ask();
    await runJobs(clock);
    expect(heard.length).toBe(before);
  });

  test('a busy service is asked again; an account that cannot is said so, and asked again only by a person', async () => {
    let busy = 2;
    speak = (text) => (busy-- > 0 ? Promise.resolve({ outcome: 'retry', code: 'LimitExceeded.AccessLimit' }) : spoken(text));
    await ask();
    await runJobs(clock);
    expect(await shown()).toMatchObject({ state: 'made' });
    const other = await buildPublished(world.village, { period: month(9) });
    speak = async () => ({ outcome: 'account', code: 'UnsupportedOperation.NoFreeAccount' });
    await askForAudio(clerk, idOf(other));
    await runJobs(clock);
    expect((await showAudio(clerk, idOf(other))).audio).toMatchObject({ state: 'failed', file: null, fault: expect.stringContaining('没有开通、欠费') });
    speak = spoken;
    await askForAudio(clerk, idOf(other));
    await runJobs(clock);
    expect((await showAudio(clerk, idOf(other))).audio).toMatchObject({ state: 'made', fault: null });
  });

  test('what comes back and is no MP3 is not kept', async () => {
    speak = async () => ({ outcome: 'spoken', mp3: Buffer.from('RIFF....WAVEfmt ') });
    await ask();
    await runJobs(clock);
    expect(await shown()).toMatchObject({ state: 'failed', file: null, fault: expect.stringContaining('MP3') });
  });

  test('an edition that is corrected loses its audio for good; the new one is read anew', async () => {
    await ask();
    await runJobs(clock);
    const fileId = (await shown())!.file!.id;
    const corrected = await buildPublished(world.village, { corrects: publication, on: '2026-11-12' });
    await native(PublicationModel).updateOne({ _id: corrected._id }, { $set: { outbox: newOutbox(clerk, [{ type: 'disclosure.published', payload: { publicationId: idOf(corrected), villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-10', edition: 2, corrects: idOf(publication), onDay: '2026-11-12' } }]) } });
    await settle(clock);
    expect(await shown()).toBeNull();
    expect(await codeOf(openFile(clerk, fileId).then(({ stream }) => textOf(stream)))).toBe('notFound');
    expect(await codeOf(ask())).toBe('wrongState');
    expect((await askForAudio(clerk, idOf(corrected))).audio).toMatchObject({ state: 'waiting' });
  });

  test('whoever does not work on what the village publishes has none made', async () => {
    expect(await codeOf(ask(await world.as('fundOfficer', clock)))).toBe('forbidden');
    expect(await codeOf(ask(await world.as('villageSupervisor', clock)))).toBe('forbidden');
  });

  const publicOf = async () => (await import('../../disclosure')).showPublished(idOf(publication));
});
