import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { ApiError } from '../api/client';
import { sessionKey } from '../api/query';

interface ActOptions<I, O> {
  act: (input: I) => Promise<O>;
  /** First parts of the query keys that are no longer true afterwards. */
  refresh?: readonly string[];
  /** What is said when it is done. */
  done?: string;
  then?: (output: O, input: I) => void;
}

/** One act on the server: at most one at a time, its failure kept for the form, the lists it touches read again. */
export function useAct<I, O>({ act, refresh = [], done, then }: ActOptions<I, O>) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const mutation = useMutation<O, unknown, I>({
    mutationFn: act,
    onSuccess: (output, input) => {
      if (done) void message.success(done);
      then?.(output, input);
      for (const key of refresh) void client.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return;
      if (error.code === 'unauthenticated') void client.invalidateQueries({ queryKey: sessionKey });
      // Somebody else was quicker: show the new state under the form that keeps what was typed.
      if (error.code === 'conflict' || error.code === 'wrongState') for (const key of refresh) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    run: (input: I) => {
      if (!mutation.isPending) mutation.mutate(input);
    },
    busy: mutation.isPending,
    error: mutation.error,
    clear: mutation.reset,
  };
}
