import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client';

export const sessionKey = ['session'] as const;

/** Codes after which the person has to sign in (again). */
const signedOutCodes = new Set(['unauthenticated', 'secondFactorRequired', 'passwordChangeRequired']);

export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== sessionKey[0] && error instanceof ApiError && signedOutCodes.has(error.code)) {
          void client.invalidateQueries({ queryKey: sessionKey });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && error instanceof ApiError && (error.code === 'offline' || error.code === 'notReady'),
        refetchOnWindowFocus: true,
      },
    },
  });
  return client;
}
