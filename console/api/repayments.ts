import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { demandCounts, demandDetail, handInDetail, openedDemand, recordedHandIn, repaymentBatch } from '../../contracts/repayment';
import { ask } from './client';

/** What an act on a repayment makes untrue. */
export const repaymentRefresh = ['repayments', 'my-work'] as const;
const either = z.union([demandDetail, handInDetail]);

export const useDemand = (id: string) => useQuery({ queryKey: ['repayments', 'one', id], queryFn: ({ signal }) => ask(`/repayments/${id}`, { answer: demandDetail, signal }) });
export const useHandIn = (id: string) => useQuery({ queryKey: ['repayments', 'handIn', id], queryFn: ({ signal }) => ask(`/hand-ins/${id}`, { answer: handInDetail, signal }) });
export const useDemandCounts = () => useQuery({ queryKey: ['repayments', 'counts'], queryFn: ({ signal }) => ask('/repayments/counts', { answer: demandCounts, signal }) });

export const openDemand = (body: unknown) => ask('/repayments', { method: 'POST', body, answer: openedDemand });
export const reissueCode = (id: string) => (body: unknown) => ask(`/repayments/${id}/code`, { method: 'POST', body, answer: openedDemand });
export const recordHandIn = (body: unknown) => ask('/hand-ins', { method: 'POST', body, answer: recordedHandIn });
/** `act`: the path below the repayment, e.g. 'entries'. */
export const repaymentCommand = (id: string, act: string) => (body: unknown) => ask(`/repayments/${id}/${act}`, { method: 'POST', body, answer: either });
export const makeBatch = (body: unknown) => ask('/repayment-batches', { method: 'POST', body, answer: repaymentBatch });
export const batchCommand = (id: string, act: 'slip' | 'check') => (body: unknown) => ask(`/repayment-batches/${id}/${act}`, { method: 'POST', body, answer: repaymentBatch });
