import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { demoAccountList } from '../../contracts/demo';
import { currentSession, type CurrentSession } from '../../contracts/session';
import { ApiError, ask } from './client';
import { keepDraftsOf } from './drafts';
import { sessionKey } from './query';

async function readSession(signal: AbortSignal): Promise<CurrentSession | null> {
  try {
    return await ask('/session', { answer: currentSession, signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** null while nobody is signed in. */
export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => readSession(signal), staleTime: 60_000 });
}

/** Puts the answer of a sign-in step in place, so that the next page shows at once; nothing read before may stay. */
export function useEnter() {
  const client = useQueryClient();
  return (session: CurrentSession | null) => {
    keepDraftsOf(session?.account.id);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    client.setQueryData(sessionKey, session);
  };
}

export const sessionSteps = {
  signIn: (body: unknown) => ask('/session', { method: 'POST', body, answer: currentSession }),
  secondFactor: (body: unknown) => ask('/session/second-factor', { method: 'POST', body, answer: currentSession }),
  enrol: (body: unknown) => ask('/session/enrol-second-factor', { method: 'POST', body, answer: currentSession }),
  changePassword: (body: unknown) => ask('/session/password', { method: 'POST', body, answer: currentSession }),
  signOut: () => ask('/session', { method: 'DELETE' }),
  signOutEverywhere: () => ask('/session/sign-out-everywhere', { method: 'POST' }),
};

/** The demo accounts; null where this is no demo: the route then answers 404. */
export function useDemoAccounts() {
  return useQuery({
    queryKey: ['demo-accounts'],
    queryFn: async ({ signal }) => {
      try {
        return await ask('/public/demo-accounts', { answer: demoAccountList, signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: false,
  });
}

export const SessionContext = createContext<CurrentSession | null>(null);

/** Whoever is signed in; only inside the shell. */
export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page of the console was drawn without a session');
  return session;
}
