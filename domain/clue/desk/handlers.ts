import type { z } from 'zod';
import type { clueHandlers } from '../../../contracts/clue-desk';
import { accountNames, authorize, findAccountsWithRole, type Context } from '../../kernel';
import { findClueDistrict } from '../district';
import { clues, staffOf } from '../readers/readable';

/** Whom the list can be filtered by: whoever handles clues, and whoever has left with some that the reader may open. */
export async function clueHandlersFor(ctx: Context): Promise<z.input<typeof clueHandlers>> {
  authorize(ctx.actor, 'clue.list');
  const district = await findClueDistrict();
  const now = district ? (await findAccountsWithRole('clueHandler', [district.id])).map(({ _id }) => _id.toHexString()) : [];
  const open = { readers: staffOf(ctx).accountId, state: { $in: ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing'] } };
  const others = ((await clues().distinct('handling.handlerId', open as object)) as (string | null)[]).flatMap((id) => id ?? []);
  const names = await accountNames([...now, ...others]);
  const items = [...new Set([...now, ...others])].map((id) => ({ id, name: names.get(id) ?? '' }));
  return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'zh')) };
}
