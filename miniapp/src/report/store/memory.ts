import { useSyncExternalStore } from 'react';
import type { ReportSubmitted } from '../../../../contracts/clue-report';
import { base64urlFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';
import { takeMatter } from '../../store/matter';
import { joined } from '../logic/bytes';
import { newDraft, turned, type ReportDraft } from '../logic/draft';
import { forgetFiles } from '../platform/files';
import { dropKept } from './kept';

/** What these pages know, in memory only: gone with the page, with 立即清除 and with 快速离开. */
interface Memory {
  draft: ReportDraft | null;
  /** Handed in and no answer came: it may be there. */
  unsure: boolean;
  /** Shown until one group of it was typed back. */
  receipt: (ReportSubmitted & { named: boolean }) | null;
}

const nothing: Memory = { draft: null, unsure: false, receipt: null };
let memory = nothing;
const listeners = new Set<() => void>();

export function remember(changes: Partial<Memory>): void {
  memory = { ...memory, ...changes };
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const get = () => memory;
export const useMemory = (): Memory => useSyncExternalStore(subscribe, get, get);

/** An answer that comes after 立即清除 finds no draft, and brings none back. */
export function changeDraft(change: (draft: ReportDraft) => ReportDraft): void {
  if (memory.draft) remember({ draft: change(memory.draft) });
}

/** 32 random bytes: what is sent again with them is done once. */
export const freshKey = async (): Promise<string> => base64urlFrom(joined(await randomBytes(), await randomBytes()));

/** Begins to write, or goes on in the other way. What may have been handed in stays as it was. */
export async function begin(named: boolean): Promise<void> {
  const known = memory.draft;
  if (known && memory.unsure) return;
  if (known) return remember({ draft: turned(known, named) });
  const fresh = newDraft(named, await freshKey());
  const matter = takeMatter();
  remember({ draft: matter ? { ...fresh, what: matter.words, place: matter.place } : fresh });
}

/** Everything these pages know, here and on the phone. */
export function forgetAll(): void {
  remember(nothing);
  forgetFiles();
  dropKept();
}
