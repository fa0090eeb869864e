import type { Browser, Page } from 'playwright-core';
import { cleanFile } from '../../domain/clue/cleaning';
import { box, plainMp4 } from '../support/plain-mp4';
import { startChromium } from '../weapp-host/chromium';

/** What was taken out of a recording or a film does not keep it from being played. */
const mark = 'SECRETWANGWU';
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await startChromium();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** A second and a half of a tone, with changing colours for a film. */
const record = async (type: 'video/mp4' | 'audio/mp4'): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async (mimeType) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
      const drawing = canvas.getContext('2d')!;
      let hue = 0;
      const timer = setInterval(() => {
        drawing.fillStyle = `hsl(${(hue += 20)}, 80%, 50%)`;
        drawing.fillRect(0, 0, 64, 48);
      }, 40);
      const sound = new AudioContext();
      const [tone, out] = [sound.createOscillator(), sound.createMediaStreamDestination()];
      tone.connect(out);
      tone.start();
      const recorder = new MediaRecorder(new MediaStream([...(mimeType.startsWith('video') ? canvas.captureStream(25).getTracks() : []), ...out.stream.getTracks()]), { mimeType });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.start(500);
        setTimeout(() => recorder.stop(), 1_500);
      });
      clearInterval(timer);
      return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
    }, type),
  );

/** How long it says that it is, and whether it played to its end. */
const played = (bytes: Buffer, element: 'video' | 'audio') =>
  page.evaluate(
    async ({ data, element }) => {
      const player = document.createElement(element);
      player.muted = true;
      player.src = URL.createObjectURL(new Blob([new Uint8Array(data)], { type: `${element}/mp4` }));
      document.body.append(player);
      await new Promise((resolve, reject) => {
        player.oncanplay = resolve;
        player.onerror = () => reject(new Error(player.error?.message));
      });
      const ended = new Promise((resolve) => (player.onended = resolve));
      player.playbackRate = 4;
      await player.play();
      await ended;
      return { seconds: Math.round(player.duration * 10) / 10, width: 'videoWidth' in player ? player.videoWidth : 0 };
    },
    { data: [...bytes], element },
  );

test.each([
  ['video', 'in fragments', (bytes: Buffer) => bytes],
  ['video', 'with tables, as phones write it', plainMp4],
  ['audio', 'in fragments', (bytes: Buffer) => bytes],
  ['audio', 'with tables, as phones write it', plainMp4],
] as const)('%s %s plays as before, to its end', async (element, _how, made) => {
  const original = Buffer.concat([made(await record(`${element}/mp4`)), box('udta', Buffer.from(mark)), box('free', Buffer.from(mark))]);
  const { bytes, kind } = await cleanFile(original);
  expect([kind, bytes.includes(mark), bytes.length]).toEqual([element, false, original.length]);
  const before = await played(original, element);
  expect(before.seconds).toBeGreaterThan(0.8);
  expect(await played(bytes, element)).toEqual(before);
}, 40_000);
