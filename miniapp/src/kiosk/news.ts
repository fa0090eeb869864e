import { told } from './told';

/** What the service worker tells of the answers that the pages got; by the same names in worker/. */
export interface WorkerNews {
  /** When what is shown was asked for, where there was no network to ask again; null: just now. */
  keptAt: string | null;
}

const kept = told<string | null>(null);

/** Listens to the worker as long as the document lives. */
export function followWorker(): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<WorkerNews>) => kept.become(data.keptAt));
}

export const networkIsBack = (): void => kept.become(null);

/** Null while the network answers. */
export const useKeptAt = kept.use;
