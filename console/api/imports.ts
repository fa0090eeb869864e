import { useQuery } from '@tanstack/react-query';
import { importRun, type ImportChoice, type ImportKind, type ImportRun } from '../../contracts/table';
import { ask } from './client';

const everyMs = 1_000;

/** `fixed`: of a sheet in a layout of its own, what is known before it is read. */
export function startImport(kind: ImportKind, file: File, fixed?: ImportChoice['fixed']): Promise<ImportRun> {
  const form = new FormData();
  form.append('kind', kind);
  if (fixed) form.append('fixed', JSON.stringify(fixed));
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

export const isRunning = (run: ImportRun | undefined): boolean => run?.state === 'reading' || run?.state === 'checking' || run?.state === 'running';
export const runImport = (id: string) => ask(`/imports/${id}/run`, { method: 'POST' });
export const cancelImport = (id: string) => ask(`/imports/${id}/cancel`, { method: 'POST' });
export const chooseImport = (id: string, choice: ImportChoice): Promise<ImportRun> => ask(`/imports/${id}/choice`, { method: 'POST', body: choice, answer: importRun });
