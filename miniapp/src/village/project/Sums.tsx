import type { PublicProject } from '../../../../contracts/project';
import { yuanWords } from '../../logic/money';
import { Box, Words } from '../../ui/elements';
import { Bar } from '../project-parts/Bar';

/** Budget, contract, price after changes and what was paid, on one scale; what passes the budget is hatched and says so. */
export function Sums({ money: { budget, contract, price, paid } }: { money: PublicProject['money'] }) {
  const rows: [string, number | null][] = [
    ['预算', budget],
    ['合同', contract],
    ['变更以后', price === contract ? null : price],
    ['已经付了', paid],
  ];
  const most = Math.max(budget, contract ?? 0, price ?? 0, paid);
  return (
    <Box className="project-sums">
      {rows.map(([name, sum]) =>
        sum === null ? (
          name === '合同' ? (
            <Box key={name} className="quiet">
              合同还没有公开
            </Box>
          ) : null
        ) : (
          <Box key={name}>
            <Box className="project-sum__head">
              <Words>
                {name}
                {sum > budget ? '（超过预算）' : ''}
              </Words>
              <Words className="project-sum__number">{yuanWords(sum)}</Words>
            </Box>
            <Bar share={sum / most} over={sum > budget} />
          </Box>
        ),
      )}
    </Box>
  );
}
