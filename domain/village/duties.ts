import type { DutyOutlook } from '../../contracts/village';
import type { Context } from '../kernel';

/** What a village has to publish next, the soonest first, at most `limit`; how many are near and late in all. */
export type NextDuties = (ctx: Context, villageId: string, limit: number) => Promise<DutyOutlook>;

let nextDuties: NextDuties | null = null;

/** Installed by whoever watches over what is due: reading knows of no duties by itself. */
export const installNextDuties = (installed: NextDuties | null): void => void (nextDuties = installed);

/** Null where nobody watches. */
export const dutiesOf = async (ctx: Context, villageId: string, limit: number): Promise<DutyOutlook | null> => nextDuties && nextDuties(ctx, villageId, limit);
