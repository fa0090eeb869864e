import type { RewardWay } from '../../../../contracts/reward-receipt';
import { Box } from '../../ui/elements';
import { wayWords } from '../logic/reward';

/** What a way to take a reward shows, and to whom. */
export function WayWords({ way, named }: { way: RewardWay; named: boolean }) {
  return (
    <Box className="gap-top-small gap-small" role="list">
      {(named ? wayWords[way].byName : wayWords[way].unnamed).map((line) => (
        <Box key={line} role="listitem" className="plain-line">
          {line}
        </Box>
      ))}
    </Box>
  );
}
