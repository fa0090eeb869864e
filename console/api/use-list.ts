import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { page, type Page } from '../../contracts/common';
import { ask, type Query } from './client';

export interface List<T> {
  items: T[];
  total: number | undefined;
  /** Position of the first row shown, counted from 1. */
  first: number;
  loading: boolean;
  error: unknown;
  again: () => void;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
}

interface Place {
  filters: string;
  /** Cursors of the pages passed, the current one last. */
  cursors: string[];
}

/**
 * One page of a list under /api. The cursor is opaque and only leads forward, so the way back is remembered here;
 * another filter starts at the first page again. `key` is the first part of the query key: what a command invalidates.
 */
export function useList<S extends z.ZodType>(key: string, path: string, query: Query, item: S, limit = 20): List<z.output<S>> {
  return useListWith(key, path, query, page(item), limit).list;
}

/** The same where the answer says more than its rows, e.g. an average: `data` is the whole of it. */
export function useListWith<T, A extends z.ZodType<Page<T>>>(key: string, path: string, query: Query, answer: A, limit = 20): { list: List<z.output<A>['items'][number]>; data: z.output<A> | undefined } {
  const filters = JSON.stringify(query);
  const [place, setPlace] = useState<Place>({ filters, cursors: [] });
  const cursors = place.filters === filters ? place.cursors : [];
  const cursor = cursors.at(-1);
  const result = useQuery({
    queryKey: [key, 'list', path, query, cursor, limit],
    queryFn: ({ signal }) => ask(path, { query: { ...query, cursor, limit }, answer, signal }),
    placeholderData: keepPreviousData,
  });
  const nextCursor = result.data?.nextCursor;
  const list = {
    items: result.data?.items ?? [],
    total: result.data?.total,
    first: cursors.length * limit + 1,
    loading: result.isPending,
    error: result.isPlaceholderData ? null : result.error,
    again: () => void result.refetch(),
    next: nextCursor ? () => setPlace({ filters, cursors: [...cursors, nextCursor] }) : undefined,
    previous: cursors.length > 0 ? () => setPlace({ filters, cursors: cursors.slice(0, -1) }) : undefined,
  };
  return { list, data: result.data };
}
