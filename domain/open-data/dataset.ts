import type { OpenDataset, OpenField, OpenFilter } from '../../contracts/open-data';
import type { Day } from '../../contracts/common';
import { maskNumbers } from '../masking';
import type { Clock } from '../kernel';

export type OpenValue = string | number | boolean | null;

/** Of which part of it; what a set does not filter by is never asked of it. */
export interface OpenAsked {
  year?: number | undefined;
  town?: string | undefined;
  village?: string | undefined;
  item?: string | undefined;
}

/** What of its facts tells whether anything has changed, and the days of the newest and the oldest; null where facts have none. */
export interface OpenState {
  marks: unknown;
  newest: Day | null;
  oldest: Day | null;
}

type FieldSpec<T> = Pick<OpenField, 'title' | 'type'> & Partial<Pick<OpenField, 'unit' | 'about'>> & { value(row: T): OpenValue };

interface DatasetSpec<T> extends Omit<OpenDataset, 'fields' | 'newest' | 'filters'> {
  filters: readonly OpenFilter[];
  fields: Record<string, FieldSpec<T>>;
  rows(asked: OpenAsked, clock: Clock): AsyncIterable<T>;
  state(clock: Clock): Promise<OpenState>;
}

/** A set whose rows are read as values in the order of its fields. */
export interface Dataset extends Omit<OpenDataset, 'newest' | 'filters'> {
  filters: readonly OpenFilter[];
  rows(asked: OpenAsked, clock: Clock): AsyncIterable<readonly OpenValue[]>;
  state(clock: Clock): Promise<OpenState>;
}

/**
 * Describes a table that anybody may take. Whatever the rows come from, no number of a person leaves in a text: what
 * looks like one is masked here once more.
 */
export function dataset<T>({ fields, rows, ...said }: DatasetSpec<T>): Dataset {
  const all = Object.entries(fields);
  const readers = all.map(([, { type, value }]) => (type === 'text' ? (row: T) => guarded(value(row)) : value));
  return {
    ...said,
    fields: all.map(([key, { title, type, unit = '', about = '' }]) => ({ key, title, type, unit, about })),
    async *rows(asked, clock) {
      for await (const row of rows(asked, clock)) yield readers.map((read) => read(row));
    },
  };
}

const guarded = (value: OpenValue): OpenValue => (typeof value === 'string' ? maskNumbers(value) : value);

/** Fen as yuan: a number, so that a sheet adds it up. */
export const yuan = (fen: number): number => fen / 100;
export const yuanOrNone = (fen: number | null): number | null => (fen === null ? null : yuan(fen));
