import { createHash, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { encrypt, getSignature } from '@wecom/crypto';
import { startEngine, temporaryFolder } from '../processes';
import { memoryRows, watchMemory, withHeapProbe } from './memory';
import { startServer } from './servers';
import { report } from './table';

const perSecond = 200;
const seconds = 60;
/** Until then a young process takes memory because it may, not because it must. */
const warmUpSeconds = 20;
const p99Goal = 50;

const account = { appid: 'wx00000000000bench', secret: 'bench', token: 'bench', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
const texts = ['评议', '进度', '村务', '1', '帮助', '人工', '举报', '他们几点下班', '进度 123456789012'];

/** A message as WeChat sends it in safe mode: each of another id, by one of many followers. */
function message(number: number): { query: string; body: string } {
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), String(randomInt(1e9))];
  const xml = `<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><FromUserName><![CDATA[o-${number % 5000}]]></FromUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${texts[number % texts.length]}]]></Content><MsgId>${24_000_000_000_000_000n + BigInt(number)}</MsgId></xml>`;
  const sealed = encrypt(account.aesKey, xml, account.appid);
  const signature = createHash('sha1').update([account.token, timestamp, nonce].sort().join('')).digest('hex');
  const query = new URLSearchParams({ signature, timestamp, nonce, encrypt_type: 'aes', msg_signature: getSignature(account.token, timestamp, nonce, sealed) });
  return { query: query.toString(), body: `<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>` };
}

interface Sent {
  milliseconds: number;
  /** An answer with words in it, not only `success`. */
  answered: boolean;
}

function send(address: string, agent: Agent, number: number): Promise<Sent> {
  const { query, body } = message(number);
  const begun = performance.now();
  return new Promise((resolve) => {
    const done = (answered: boolean): void => resolve({ milliseconds: performance.now() - begun, answered });
    const call = request(`${address}/wechat/callback?${query}`, { method: 'POST', agent, headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      let size = 0;
      answer.on('data', (chunk: Buffer) => (size += chunk.length));
      answer.on('end', () => done(answer.statusCode === 200 && size > 100));
    });
    call.on('error', () => done(false));
    call.end(body);
  });
}

/** At an even pace whatever becomes of them, as followers write: a slow answer holds up no other message. */
async function pace(address: string, agent: Agent, from: number, count: number): Promise<Sent[]> {
  const begun = performance.now();
  const sent: Promise<Sent>[] = [];
  while (sent.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) / 1000) * perSecond));
    while (sent.length < due) sent.push(send(address, agent, from + sent.length));
    await wait(2);
  }
  return Promise.all(sent);
}

/** 200 messages a second in safe mode against the real bot. */
export async function benchCallback(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const env = { MONGODB_URI: engine.address.replace(/\/(\?|$)/, '/qingjian$1'), DATA_DIR: dir, EMBEDDED_ENGINE: '1', DEMO: '1', WECHAT_OA_APPID: account.appid, WECHAT_OA_SECRET: account.secret, WECHAT_OA_TOKEN: account.token, WECHAT_OA_AES_KEY: account.aesKey, ...withHeapProbe };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    const bot = await startServer('real-bot.ts', env, path.join(dir, 'bot.log'));
    await pace(bot.address, agent, 0, warmUpSeconds * perSecond);
    const memory = await watchMemory(bot.child);
    const sent = await pace(bot.address, agent, 1_000_000, seconds * perSecond);
    const grown = await memory.end();
    await bot.stop();
    const times = sent.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const of = (share: number): number => times[Math.floor((times.length - 1) * share)] as number;
    const answered = sent.filter((one) => one.answered).length / sent.length;
    report('callback', [
      { what: `${perSecond} messages a second for ${seconds} s, p99`, measured: `${of(0.99).toFixed(1)} ms (median ${of(0.5).toFixed(1)} ms)`, goal: `< ${p99Goal} ms`, holds: of(0.99) < p99Goal },
      { what: 'answered with words', measured: `${(answered * 100).toFixed(1)} % of ${sent.length}`, goal: '100 %', holds: answered === 1 },
      ...memoryRows('the bot', [grown]),
    ]);
  } finally {
    agent.destroy();
    await engine.stop();
    remove();
  }
}
