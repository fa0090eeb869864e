import { useQuery } from '@tanstack/react-query';
import { importRun, type ImportKind, type ImportRun } from '../../contracts/table';
import { ask } from './client';

const everyMs = 1_000;

export function startImport(kind: ImportKind, file: File): Promise<ImportRun> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file);
  return ask('/imports', { method: 'POST', form, answer: importRun });
}

/** Looks again each second while the check or the import is running. */
export function useImport(id: string | undefined) {
  return useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => ask(`/imports/${id}`, { answer: importRun, signal }),
    enabled: id !== undefined,
    refetchInterval: (query) => (isRunning(query.state.data) ? everyMs : false),
    staleTime: 0,
  });
}

export const isRunning = (run: ImportRun | undefined): boolean => run?.state === 'checking' || run?.state === 'running';
export const runImport = (id: string) => ask(`/imports/${id}/run`, { method: 'POST' });
export const cancelImport = (id: string) => ask(`/imports/${id}/cancel`, { method: 'POST' });
