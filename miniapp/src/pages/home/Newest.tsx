import type { BoardLine, VillageBoard } from '../../../../contracts/village';
import { boardNote } from '../../logic/board-note';
import { lateWords } from '../../logic/days';
import { yuan } from '../../logic/yuan';
import { goTarget, goVillage } from '../../platform/places';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Light } from '../../ui/Light';

const shown = 3;

/** The newest of all tabs, by day. */
const newestOf = ({ lines }: VillageBoard): BoardLine[] =>
  Object.values(lines)
    .flat()
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))
    .slice(0, shown);

/** What my village published last, in lines that lead there. */
export function Newest({ board }: { board: VillageBoard }) {
  const { village, account } = board;
  const newest = newestOf(board);
  if (newest.length === 0) return null;
  const now = new Date();
  return (
    <Box className="section">
      <Box className="section__head row--between">
        <Heading level={2} className="heading">
          {village.name}最新公开
        </Heading>
        <Tap className="link" onTap={() => goVillage(village.id)}>
          全部
          <Icon name="forward" />
        </Tap>
      </Box>
      <Box className="card card--rows">
        {newest.map((line) => (
          <Tap className="link-row" key={`${line.target.page} ${line.target.id}`} onTap={() => goTarget(line.target, village.id)}>
            <Box className="grow">
              <Box className="newest__title">
                <Words className="link-row__name">{line.title}</Words>
                {line.target.id === account?.publicationId ? (
                  <Words className="newest__sum">
                    结余 <Words className="strong">{yuan(account.closing)}</Words> 元
                  </Words>
                ) : null}
              </Box>
              <Words className="link-row__more">{boardNote(line, now)}</Words>
              {line.lateWorkingDays > 0 ? <Light kind="red" more={lateWords(line.lateWorkingDays)} /> : null}
            </Box>
          </Tap>
        ))}
      </Box>
    </Box>
  );
}
