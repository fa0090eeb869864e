import type { PaymentListSummary } from '../../contracts/disbursement';
import { programmeFor } from '../fund';
import { Fault } from '../kernel';

/** A programme as lists name it. One that is gone is taken for a sensitive one: nobody is shown by name. */
export async function programmeHead(code: string): Promise<PaymentListSummary['programme']> {
  try {
    const { name, unit, sensitive } = await programmeFor(code);
    return { code, name, unit, sensitive };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { code, name: code, unit: '', sensitive: true };
  }
}
