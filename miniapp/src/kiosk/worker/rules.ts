/** What the screen's worker keeps for a time without a network. Nothing that is not named here is ever kept. */

const id = '[0-9a-f]{24}';
const code = '[A-Za-z0-9-]{1,32}';
/** Public answers about a village, by path, with what may be asked for beside it; never who was looked for, nor one's own. */
const answers: readonly { path: RegExp; asked: readonly string[] }[] = [
  { path: new RegExp(`^/api/public/village-codes/${code}/board$`), asked: [] },
  { path: new RegExp(`^/api/public/villages/${id}/board$`), asked: [] },
  { path: new RegExp(`^/api/public/villages/${id}/publications$`), asked: ['item'] },
  { path: new RegExp(`^/api/public/villages/${id}/accounts$`), asked: ['month'] },
  // The names of the lists; who stands in one is not kept.
  { path: new RegExp(`^/api/public/villages/${id}/payments$`), asked: ['limit'] },
  { path: new RegExp(`^/api/public/villages/${id}/projects$`), asked: [] },
  { path: new RegExp(`^/api/public/villages/${id}/project-places$`), asked: [] },
  { path: new RegExp(`^/api/public/villages/${id}/power-cases$`), asked: ['limit', 'code'] },
  { path: new RegExp(`^/api/public/publications/${id}(/changes)?$`), asked: [] },
  { path: new RegExp(`^/api/public/projects/${id}$`), asked: [] },
  { path: new RegExp(`^/api/public/powers(/${code})?$`), asked: [] },
  { path: new RegExp(`^/api/public/policies$`), asked: ['kind'] },
  { path: new RegExp(`^/api/public/policies/${id}$`), asked: [] },
  { path: new RegExp(`^/api/public/funds/flow$`), asked: ['village', 'year', 'programme'] },
  { path: new RegExp(`^/api/public/funds/programmes/${code}$`), asked: [] },
];

/** Whether an answer to this request may be kept. */
export function mayKeep(method: string, address: URL, origin: string): boolean {
  if (method !== 'GET' || address.origin !== origin) return false;
  const rule = answers.find(({ path }) => path.test(address.pathname));
  return rule !== undefined && [...address.searchParams.keys()].every((name) => rule.asked.includes(name));
}

/** Whether the server says of the answer that it is the same for everybody. */
export const isPublic = (status: number, { cacheControl, type }: { cacheControl: string | null; type: string | null }): boolean =>
  status === 200 && /(^|[\s,])public([\s,]|$)/.test(cacheControl ?? '') && !/no-store|private/.test(cacheControl ?? '') && (type ?? '').startsWith('application/json');

/** Gone from what is public: a copy must not outlive it. */
export const isGone = (status: number): boolean => status === 404 || status === 410;

export interface Kept {
  address: string;
  bytes: number;
}

export const room = { answers: 400, bytes: 12 * 1024 * 1024, oneBytes: 1024 * 1024 };

/** What must go so that the rest finds room: the oldest, which stand first. */
export function tooMuch(kept: readonly Kept[]): string[] {
  let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  let count = kept.length;
  return kept.flatMap((one) => {
    if (count <= room.answers && bytes <= room.bytes) return [];
    count -= 1;
    bytes -= one.bytes;
    return [one.address];
  });
}
