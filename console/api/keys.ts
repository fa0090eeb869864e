import { useQuery } from '@tanstack/react-query';
import { ceremonyBegun, ceremonyView, checkedShares, keyHolder, keyHolderPage, moveStep, onlyMine, ownKey, recovery, recoveryPage, type BeginCeremonyRequest, type BeginRecoveryRequest, type KeyHolderQuery, type MoveStep, type Recovery } from '../../contracts/keys';
import { ask } from './client';
import { useListWith } from './use-list';

/** What an act on keys makes untrue. */
export const keysRefresh = ['keys', 'setup'];

export type Shares = [string, string];

export const useOwnKey = () => useQuery({ queryKey: ['keys', 'own'], queryFn: ({ signal }) => ask('/keys/own', { answer: ownKey, signal }) });
export const useOnlyMine = () => useQuery({ queryKey: ['keys', 'only-mine'], queryFn: ({ signal }) => ask('/keys/own/only-mine', { answer: onlyMine, signal }) });
export const useCeremony = () => useQuery({ queryKey: ['keys', 'ceremony'], queryFn: ({ signal }) => ask('/keys/ceremony', { answer: ceremonyView, signal }) });
export const useRecoveries = () => useQuery({ queryKey: ['keys', 'recoveries'], queryFn: ({ signal }) => ask('/keys/recoveries', { answer: recoveryPage, signal }) });

/** Rows of a table need an id: the account's. */
const holderRows = keyHolderPage.extend({ items: keyHolder.transform((row) => ({ ...row, id: row.accountId })).array() });
export type KeyHolderRow = (typeof holderRows)['_output']['items'][number];
export const useKeyHolders = (query: Pick<KeyHolderQuery, 'text' | 'state'>, limit?: number) => useListWith('keys', '/keys/holders', query, holderRows, limit);

/** While both are typed: whether they are of the ceremony. Asked once for each pair; kept in no cache that outlives the page. */
export function useCheckedShares(shares: Shares | null, ceremonyId?: string) {
  return useQuery({ queryKey: ['shares', shares, ceremonyId], queryFn: ({ signal }) => ask('/keys/shares/check', { method: 'POST', body: { shares, ceremonyId }, answer: checkedShares, signal }), enabled: shares !== null, gcTime: 0, retry: false });
}

export const rotateKey = (body: unknown) => ask('/keys/own/rotation', { method: 'POST', body, answer: ownKey });
export const certifyKey = (keyId: string) => (body: unknown) => ask(`/keys/${keyId}/certificate`, { method: 'POST', body });
export const withdrawKey = (keyId: string) => (body: unknown) => ask(`/keys/${keyId}/withdrawal`, { method: 'POST', body });
export const beginCeremony = (body: BeginCeremonyRequest) => ask('/keys/ceremony', { method: 'POST', body, answer: ceremonyBegun });
export const confirmShare = (id: string, number: number) => (body: unknown) => ask(`/keys/ceremony/${id}/shares/${number}/confirmation`, { method: 'POST', body });
export const finishCeremony = (id: string) => (body: unknown) => ask(`/keys/ceremony/${id}/finish`, { method: 'POST', body });
export const cancelCeremony = (id: string) => ask(`/keys/ceremony/${id}/cancel`, { method: 'POST' });
export const beginRecovery = (body: BeginRecoveryRequest) => ask('/keys/recoveries', { method: 'POST', body, answer: recovery });

/** Stretch after stretch until all is moved. */
export async function moveKeys(onStep: (moved: number) => void): Promise<number> {
  let [moved, after] = [0, undefined as string | undefined];
  for (;;) {
    const step: MoveStep = await ask('/keys/own/moving', { method: 'POST', body: { after }, answer: moveStep });
    moved += step.moved;
    onStep(moved);
    if (step.done) return moved;
    after = step.after ?? undefined;
  }
}

/** Stretch after stretch until it is done; the shares are sent with each and kept by nobody. */
export async function runRecovery(id: string, shares: Shares, onStep: (step: Recovery) => void): Promise<Recovery> {
  for (;;) {
    const step = await ask(`/keys/recoveries/${id}/steps`, { method: 'POST', body: { shares }, answer: recovery });
    onStep(step);
    if (step.state === 'done') return step;
  }
}
