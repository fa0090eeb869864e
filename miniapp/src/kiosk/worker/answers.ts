import { isGone, isPublic, room, tooMuch, type Kept } from './rules';

const cacheName = 'kiosk-answers';
/** So long the network has, where there is a copy to show. */
const patienceMs = 5000;
const keptAtHeader = 'x-kept-at';
const sizeHeader = 'x-kept-bytes';

export interface Answered {
  response: Response;
  /** When it was asked for, where it is a copy; null: just now. */
  keptAt: string | null;
}

/** The network first; a copy where it does not answer. @throws where there is neither */
export async function answerTo(request: Request): Promise<Answered> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  try {
    // Nobody's cookie goes along: what is kept is what anybody is told.
    const response = await fetch(new Request(request.url, { credentials: 'omit', cache: 'no-cache', ...(kept ? { signal: AbortSignal.timeout(patienceMs) } : {}) }));
    if (response.status >= 500 && kept) return copyOf(kept);
    await (isGone(response.status) ? cache.delete(request.url) : keep(cache, request.url, response.clone()));
    return { response, keptAt: null };
  } catch (error) {
    if (kept) return copyOf(kept);
    throw error;
  }
}

const copyOf = (kept: Response): Answered => ({ response: kept, keptAt: kept.headers.get(keptAtHeader) });

async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  if (!isPublic(response.status, { cacheControl: response.headers.get('cache-control'), type: response.headers.get('content-type') })) return;
  const text = await response.text();
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > room.oneBytes) return;
  // Put anew, it stands last among the kept: the newest.
  await cache.delete(address);
  await cache.put(address, new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8', [keptAtHeader]: new Date().toISOString(), [sizeHeader]: String(bytes) } }));
  for (const old of tooMuch(await keptIn(cache))) await cache.delete(old);
}

async function keptIn(cache: Cache): Promise<Kept[]> {
  const requests = await cache.keys();
  return Promise.all(requests.map(async ({ url }) => ({ address: url, bytes: Number((await cache.match(url))?.headers.get(sizeHeader) ?? 0) })));
}
