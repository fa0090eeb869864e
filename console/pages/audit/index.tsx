import { Page } from '../../parts/page';
import { Anchors } from './anchors';
import { Check } from './check';
import { TrailCard } from './trail';

/** For the audit administrator: is everything whole, what was anchored, what was done with one thing. */
export default function AuditPage() {
  return (
    <Page title="审计" about="办过的每一步都连成链，每天锚定一次；改过、删过都核对得出来。看审计也会留痕。">
      <div className="columns">
        <TrailCard />
        <div className="stack">
          <Check />
          <Anchors />
        </div>
      </div>
    </Page>
  );
}
