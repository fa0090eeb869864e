import { keptValue } from './value';

/** A ticket that a rating of this phone came with. Whether another phone has used one, only its use tells. */
interface UsedTicket {
  code: string;
  entryId: string;
}

const keptMost = 50;
const isUsed = (value: unknown): value is UsedTicket => typeof (value as UsedTicket | null)?.code === 'string' && typeof (value as UsedTicket).entryId === 'string';
const used = keptValue<UsedTicket[]>('tickets', [], (stored): stored is UsedTicket[] => Array.isArray(stored) && stored.every(isUsed));

export const useTicketEntry = (code: string | null): string | null => used.use().find((ticket) => ticket.code === code)?.entryId ?? null;

export function addUsedTicket(code: string, entryId: string): void {
  used.set([{ code, entryId }, ...used.get().filter((ticket) => ticket.code !== code)].slice(0, keptMost));
}
