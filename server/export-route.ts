import type { z } from 'zod';
import { exportQuery } from '../contracts/table';
import { exportMediaTypes, exportTable, recordAccess, shanghaiDay, type Context, type ExportColumn } from '../domain/kernel';
import { route, type Route, type RoutePolicy } from './route';

interface ExportSpec<Q extends z.ZodObject, T> {
  /** The list's own path; the export stands beside it. */
  list: `/api/${string}`;
  policy: RoutePolicy;
  /** Name of the file and of the list, e.g. 机构. */
  title: string;
  /** The list's own query; where it was on its pages does not count. */
  query: Q;
  columns: readonly ExportColumn<T>[];
  rows(ctx: Context, query: Omit<z.output<Q>, 'cursor' | 'limit'>): AsyncIterable<T>;
}

/** `GET <list>/export?format=xlsx|csv`: the whole list as it is filtered; that it was taken out is on record. */
export function exportRoute<Q extends z.ZodObject, T>({ list, policy, title, query, columns, rows }: ExportSpec<Q, T>): Route {
  const whole = query.omit({ cursor: true, limit: true } as never).extend(exportQuery.shape);
  return route({
    method: 'get',
    path: `${list}/export`,
    surface: 'staff',
    policy,
    summary: `导出${title}，按现在的筛选，导出留痕`,
    query: whole as z.ZodType,
    response: { download: Object.values(exportMediaTypes) },
    rateLimit: { points: 20, perSeconds: 60 },
    handle: async ({ query: asked, ctx }) => {
      const { format, ...filters } = asked as z.output<Q> & z.output<typeof exportQuery>;
      const begun = await begin(rows(ctx, filters as never));
      await recordAccess(ctx, { type: policy.split('.')[0] as string, id: 'list' }, `${policy.split('.')[0]}.exported`, { format });
      return { type: exportMediaTypes[format], body: exportTable(columns, begun, format), filename: `${title} ${shanghaiDay(ctx.clock.now())}.${format}` };
    },
  });
}

/** Reads the first row before the answer begins, so that what the list refuses is still answered as a refusal. */
async function begin<T>(rows: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
}
