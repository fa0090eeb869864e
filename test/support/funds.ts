import { enterMovementRequest, type EnterMovementRequest } from '../../contracts/fund-money';
import { enterMovement, setPaidSum } from '../../domain/fund';
import { systemContext, type Clock, type ObjectId, type OrganisationRecord } from '../../domain/kernel';
import { idOf } from './factories';
import type { VillageWorld } from './villages';

type End = OrganisationRecord | 'central' | 'province' | 'city' | 'own';
type More = Partial<Pick<EnterMovementRequest, 'day' | 'document' | 'programme' | 'year' | 'payees' | 'kind' | 'batch' | 'departmentId'>>;

const keyOf = (end: End): string => (typeof end === 'string' ? end : idOf(end));

/** Lines of the ledger and sums of what was paid, in yuan, for a test's world. */
export function fundBook(world: () => VillageWorld, clock: Clock) {
  let serial = 0;
  const ctx = systemContext('test', clock);
  const enter = (from: End, to: End, yuan: number, more: More = {}): Promise<ObjectId> => {
    serial += 1;
    return enterMovement(ctx, enterMovementRequest.parse({ kind: 'release', programme: 'A1', year: 2026, day: '2026-11-02', document: `青财〔2026〕${serial}号`, amount: Math.round(yuan * 100), from: keyOf(from), to: keyOf(to), departmentId: idOf(world().department), ...more }));
  };
  return {
    enter,
    plan: (yuan: number, more: More = {}) => enter('own', world().department, yuan, { kind: 'plan', ...more }),
    approve: (village: OrganisationRecord, yuan: number, payees: number, more: More = {}) => enter(world().department, village, yuan, { kind: 'approval', payees, ...more }),
    giveBack: (from: End, to: End, yuan: number, more: More = {}) => enter(from, to, yuan, { kind: 'return', ...more }),
    pay: (village: OrganisationRecord, yuan: number, payees: number, programme = 'A1', year = 2026) => setPaidSum(ctx, { programme, year, village, amount: Math.round(yuan * 100), payees, payments: payees }),
  };
}
