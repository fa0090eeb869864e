/** How many ids one query is given. */
const size = 1000;

/** Asks for many ids, a thousand a query, and answers all of it in the order of the batches. */
export async function inBatches<I, T>(ids: readonly I[], ask: (batch: I[]) => Promise<T[]>): Promise<T[]> {
  const answer: T[] = [];
  for (let start = 0; start < ids.length; start += size) answer.push(...(await ask(ids.slice(start, start + size))));
  return answer;
}
