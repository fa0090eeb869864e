import { answerTo } from './answers';
import { mayKeep } from './rules';
import type { Asked, WorkerScope } from './scope';

/** Written in by scripts/build-kiosk-worker.ts: the files of the pages, and one name for all of them. */
declare const shellFiles: readonly string[];
declare const shellVersion: string;

/** What the page says when nobody stands before it, as in worker-life.ts: the newer pages may take over. */
const takeOver = 'take over';
const shell = '/index.html';
const cachePrefix = 'kiosk-pages-';
const cacheName = cachePrefix + shellVersion;
const worker = self as unknown as WorkerScope;

worker.addEventListener('install', (event) => event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shellFiles))));

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith(cachePrefix) && name !== cacheName) await caches.delete(name);
      await worker.clients.claim();
    })(),
  ),
);

worker.addEventListener('message', (event) => {
  if (event.data === takeOver) event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== worker.location.origin) return;
  // Pages and their files are of one build, with or without a network.
  if (request.mode === 'navigate') return event.respondWith(page(request));
  if (shellFiles.includes(address.pathname)) return event.respondWith(page(request, address.pathname));
  if (mayKeep(request.method, address, worker.location.origin)) return event.respondWith(answer(event));
  // Who was looked for stays in no cache of the browser either.
  if (address.pathname.startsWith('/api/')) event.respondWith(fetch(new Request(request, { cache: 'no-store' })));
});

async function page(request: Request, name = shell): Promise<Response> {
  return (await (await caches.open(cacheName)).match(name)) ?? fetch(request);
}

/** Answers, and tells the page whether that came from the network. */
async function answer({ request, clientId }: Asked): Promise<Response> {
  const { response, keptAt } = await answerTo(request);
  (await worker.clients.get(clientId))?.postMessage({ keptAt });
  return response;
}
