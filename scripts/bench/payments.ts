import { viewHousehold } from '../../domain/disbursement';
import { enterHousehold, HouseholdModel, issueCode } from '../../domain/household';
import { disconnectDatabase, native } from '../../domain/kernel';
import { startEngine, temporaryFolder } from '../processes';
import { percentile } from './clue-world';
import { importPayments, paymentRows, paymentsWorld } from './payments-world';
import { report } from './table';

const lookUps = 300;
const warmUps = 20;

/** A department's 230,000 payments from its Excel, then households that look their own up. */
export async function benchPayments(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  try {
    const ctx = await paymentsWorld(dir, engine.address);
    const { run, checkSeconds, runSeconds, peak } = await importPayments(ctx, dir, engine.address);
    if (run.state !== 'done' || run.creates !== paymentRows) throw new Error(`${run.state}, ${run.creates} rows: ${JSON.stringify(run.problems[0])}`);
    const found = await native(HouseholdModel).find({}, { limit: lookUps + warmUps }).toArray();
    const took: number[] = [];
    for (const [index, household] of found.entries()) {
      const { code } = await issueCode(ctx, household);
      const begun = performance.now();
      const { token } = await enterHousehold({ ...ctx, actor: { kind: 'citizen' } }, { way: 'slip', code });
      await viewHousehold(ctx, token);
      if (index >= warmUps) took.push(performance.now() - begun);
    }
    const p95 = percentile(took, 0.95);
    report('payments', [
      { what: `import of ${paymentRows} rows`, measured: `${runSeconds.toFixed(0)} s`, goal: '< 60 s', holds: runSeconds < 60 },
      { what: 'its check beforehand', measured: `${checkSeconds.toFixed(0)} s`, goal: 'told', holds: true },
      { what: 'resident memory of the process that imports, at most', measured: `${peak.toFixed(0)} MB`, goal: '< 300 MB', holds: peak < 300 },
      { what: 'own household: code and view together, p95', measured: `${p95.toFixed(1)} ms`, goal: '≤ 20 ms', holds: p95 <= 20 },
    ]);
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}
