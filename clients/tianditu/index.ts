import type { Point } from '../../contracts/village-map';

export interface MapKey {
  key: string;
  origin: string;
}

const answerWithinMs = 6000;
const pictureMax = 1024 * 1024;

/**
 * A picture of the map around a point, from 天地图's static interface. The server fetches it, so that a citizen's browser
 * asks nobody but us and the key stays here. Null where no picture comes: the page does without.
 */
export async function fetchMapPicture({ key, origin }: MapKey, { longitude, latitude }: Point): Promise<{ type: string; bytes: Buffer } | null> {
  const at = `${longitude.toFixed(5)},${latitude.toFixed(5)}`;
  const query = new URLSearchParams({ center: at, markers: at, zoom: '15', width: '700', height: '420', layers: 'vec_c,cva_c', tk: key });
  try {
    const answer = await fetch(`${origin}/staticimage?${query.toString()}`, { signal: AbortSignal.timeout(answerWithinMs), redirect: 'error' });
    const type = /^image\/(png|jpeg)\b/.exec(answer.headers.get('content-type') ?? '')?.[0];
    if (!answer.ok || !type) return null;
    const bytes = Buffer.from(await answer.arrayBuffer());
    return bytes.length > 0 && bytes.length <= pictureMax ? { type, bytes } : null;
  } catch {
    // The address holds the key: nothing of the error may be written down.
    return null;
  }
}
