import { useRef, useState } from 'react';
import { asFault } from '../../api/fault';
import { paidTask, sendFile } from '../api/reports';
import { fileMostBytes, most, type DraftFile } from '../logic/draft';
import { chooseFiles, forgetFile, type FileSource } from '../platform/files';

type Change = (change: (files: DraftFile[]) => DraftFile[]) => void;

/** Chosen files go one after the other, each with its own proof of work; one that is removed on the way is stopped. */
export function useFiles(files: readonly DraftFile[], named: boolean, change: Change) {
  const [sending, setSending] = useState<string | null>(null);
  const queue = useRef<DraftFile[]>([]);
  const stops = useRef(new Map<string, () => void>());
  const running = useRef(false);
  const put = (id: string, changes: Partial<DraftFile>) => change((all) => all.map((file) => (file.id === id ? { ...file, ...changes } : file)));

  const send = async (file: DraftFile) => {
    let stopped = false;
    stops.current.set(file.id, () => (stopped = true));
    try {
      const task = await paidTask();
      if (stopped) return;
      const { stored, cancel } = sendFile(file.id, named, task, (percent) => put(file.id, { percent }));
      stops.current.set(file.id, cancel);
      put(file.id, { stored: await stored, percent: null });
      forgetFile(file.id);
    } catch (error) {
      const { kind, message } = asFault(error);
      put(file.id, { percent: null, problem: kind === 'offline' ? '没有网，没传上。' : kind === 'busy' ? '服务器忙，没传上。' : message });
    } finally {
      stops.current.delete(file.id);
    }
  };
  const run = async () => {
    if (running.current) return;
    running.current = true;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      setSending(next.id);
      await send(next);
    }
    setSending(null);
    running.current = false;
  };
  const enqueue = (added: DraftFile[]) => {
    queue.current.push(...added);
    void run();
  };

  const add = async (source: FileSource) => {
    const chosen = await chooseFiles(source, most.files - files.length);
    const added = chosen.map((file): DraftFile => ({ ...file, percent: null, stored: null, problem: file.size > fileMostBytes ? '太大了，一个文件最大 20 MB。可以剪短，或分成几个。' : null }));
    change((all) => [...all, ...added]);
    enqueue(added.filter(({ problem }) => problem === null));
  };
  const again = (file: DraftFile) => {
    put(file.id, { problem: null });
    enqueue([file]);
  };
  const remove = (file: DraftFile) => {
    queue.current = queue.current.filter(({ id }) => id !== file.id);
    stops.current.get(file.id)?.();
    forgetFile(file.id);
    change((all) => all.filter(({ id }) => id !== file.id));
  };
  return { sending, add: (source: FileSource) => void add(source), again, remove };
}
