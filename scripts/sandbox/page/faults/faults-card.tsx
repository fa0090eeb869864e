import { faultKind, type Faults } from '../../contract';
import { Card } from '../parts/card';
import type { Sandbox } from '../state/use-sandbox';
import { FailNext } from './fail-next';
import { FaultChip } from './fault-chip';
import { Seed } from './seed';
import { toggled, withShare } from './shares';

/** Ways in which WeChat and Tencent fail: by chance with a share, or surely the next times. */
export function FaultsCard({ faults, run }: { faults: Faults; run: Sandbox['run'] }) {
  const set = (changed: Faults) => void run((api) => api.setFaults(changed));
  return (
    <Card title="让它出错" aside={<Seed key={faults.seed} seed={faults.seed} onChange={(seed) => set({ ...faults, seed })} />}>
      <ul className="fault-chips" aria-label="随机出错，各占多少">
        {faultKind.options.map((kind) => (
          <li key={kind}>
            <FaultChip kind={kind} share={faults.shares[kind] ?? 0} onToggle={() => set(toggled(faults, kind))} onShare={(share) => set(withShare(faults, kind, share))} />
          </li>
        ))}
      </ul>
      <FailNext onFail={(kind, times) => run((api) => api.failNext({ kind, times }))} />
    </Card>
  );
}
