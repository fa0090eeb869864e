import { useCallback, useEffect, useRef, useState } from 'react';
import { attachmentMaxBytes, type AttachmentStored } from '../../../contracts/clue-report';
import { sendProof } from '../../api/clue-proof';
import { readDraft, writeDraft } from '../../api/drafts';
import { useSession } from '../../api/session';
import { faultWords } from '../../parts/notice';
import { sizeWords } from '../../parts/numbers';

export interface Proof {
  key: number;
  file: File;
  /** How much of it is on its way, from 0 to 1. */
  sent: number;
  stored: AttachmentStored | null;
  fault: string | null;
}

const place = 'clue-enter proof';
const unfinished = '没有传完，请重传';

/** The files of one entry: sent at once, each in its place; in memory until the entry is handed in. */
export function useProof(named: boolean) {
  const { account } = useSession();
  const [items, setItems] = useState<Proof[]>(() => (readDraft<Proof[]>(account.id, place) ?? []).map((item) => (item.stored ? item : { ...item, fault: item.fault ?? unfinished })));
  const running = useRef(new Map<number, AbortController>());
  const lastKey = useRef(items.at(-1)?.key ?? 0);

  useEffect(() => writeDraft(account.id, place, items.length > 0 ? items : undefined), [account.id, items]);
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((one) => one.abort());
  }, []);

  const send = useCallback((key: number, file: File, byName: boolean) => {
    const put = (change: Partial<Proof>) => setItems((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
    running.current.get(key)?.abort();
    if (file.size > attachmentMaxBytes) return put({ fault: `超过 ${sizeWords(attachmentMaxBytes)}，请压缩或分开再传` });
    const controller = new AbortController();
    running.current.set(key, controller);
    put({ sent: 0, stored: null, fault: null });
    sendProof(file, { named: byName, signal: controller.signal, onProgress: (sent) => put({ sent }) }).then(
      (stored) => put({ stored }),
      (error: unknown) => (controller.signal.aborted ? undefined : put({ fault: faultWords(error) })),
    );
  }, []);

  // By name the file goes as it is, without a name it is cleaned: what was sent the other way is sent anew.
  const sentAs = useRef(named);
  useEffect(() => {
    if (sentAs.current === named) return;
    sentAs.current = named;
    for (const { key, file } of items) send(key, file, named);
  }, [named, items, send]);

  return {
    items,
    add: (files: readonly File[]) => {
      const added = files.map((file): Proof => ({ key: (lastKey.current += 1), file, sent: 0, stored: null, fault: null }));
      setItems((before) => [...before, ...added]);
      for (const { key, file } of added) send(key, file, named);
    },
    again: ({ key, file }: Proof) => send(key, file, named),
    /** Handed in, or thrown away: the form goes with it. */
    forget: () => {
      for (const one of running.current.values()) one.abort();
      writeDraft(account.id, place, undefined);
    },
    remove: ({ key }: Proof) => {
      running.current.get(key)?.abort();
      setItems((before) => before.filter((one) => one.key !== key));
    },
  };
}
