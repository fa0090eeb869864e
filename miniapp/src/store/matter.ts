/** What a report is about, handed over by the page before it: in memory only, never kept, never in an address. */
export interface Matter {
  words: string;
  place: { id: string; name: string; within: string };
}

let matter: Matter | null = null;

export function handMatter(handed: Matter): void {
  matter = handed;
}

export function takeMatter(): Matter | null {
  const taken = matter;
  matter = null;
  return taken;
}
