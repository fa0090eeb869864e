import type { Context } from '../context';
import { withLock } from '../lock';

/** One change of the tree's shape at a time: two moves at once could hang each branch under the other. */
export const withTreeLock = <T>(ctx: Context, act: () => Promise<T>): Promise<T> => withLock(ctx, 'organisation.tree', '正在调整机构，请稍后再办。您填的内容还在。', act);
