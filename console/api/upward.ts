import { useQuery } from '@tanstack/react-query';
import { openedUpward, upwardDetail, upwardHead, type OpenedUpward } from '../../contracts/clue-upward';
import { ask } from './client';
import { download } from './download';

/** What an act on one of them makes untrue. */
export const upwardRefresh = ['upward', 'my-work'] as const;

const at = (id: string, act = ''): string => `/upward/${id}${act}`;

/** What stands in clear; the words come by `openUpward`, and are kept in no cache. */
export const useUpward = (id: string) => useQuery({ queryKey: ['upward', 'one', id], queryFn: ({ signal }) => ask(at(id), { answer: upwardDetail, signal }) });
export const useUpwardHead = (enabled: boolean) => useQuery({ queryKey: ['upward', 'head'], queryFn: ({ signal }) => ask('/upward/head', { answer: upwardHead, signal }), enabled });
export const saveUpwardHead = (body: unknown) => ask('/upward/head', { method: 'PUT', body });

export const openUpward = (id: string, reason: string): Promise<OpenedUpward> => ask(at(id, '/opening'), { method: 'POST', body: { reason }, answer: openedUpward });

type Command = '/identity-request' | '/identity' | '/hand-over' | '/print' | '/return' | '/destruction';
export const upwardCommand = (id: string, act: Command) => (body: unknown) => ask(at(id, act), { method: 'POST', body });

export const downloadPackage = (id: string, code: string, passphrase: string): Promise<void> => download(at(id, '/package'), {}, `${code}.qjup`, { passphrase });
export const downloadOpener = (): Promise<void> => download('/upward/opener', {}, '打开上送件.html');

/** 25 characters of which none is mistaken for another: 125 bits, made here and shown once. */
export function newPassphrase(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const drawn = [...crypto.getRandomValues(new Uint8Array(25))].map((byte) => letters[byte % letters.length]).join('');
  return (drawn.match(/.{5}/g) ?? []).join('-');
}

export const sealUpward = (clueId: string) => (body: unknown) => ask(`/clues/${clueId}/sealing-upward`, { method: 'POST', body });
