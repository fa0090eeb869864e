import type { BoardLine, VillageBoard } from '../../../../contracts/village';
import { dayWords } from '../../logic/days';
import { goTarget } from '../../platform/places';
import { Box, Tap, Words } from '../../ui/elements';

const shown = 3;

/** The newest of all kinds, the month's account aside, which stands above. */
export function newestOf({ lines, account }: VillageBoard): BoardLine[] {
  return Object.values(lines)
    .flat()
    .filter(({ on, target }) => on !== null && target.id !== account?.publicationId)
    .sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? 1 : -1))
    .slice(0, shown);
}

export function Newest({ board }: { board: VillageBoard }) {
  const now = new Date();
  const { id } = board.village;
  return (
    <Box className="kiosk-news">
      {newestOf(board).map((line) => (
        <Tap key={`${line.target.page} ${line.target.id}`} className="kiosk-news__line" onTap={() => goTarget(line.target, id)}>
          <Words className="kiosk-news__group">{line.group}</Words>
          <Words className="kiosk-news__title">{line.title}</Words>
          <Words className="kiosk-news__day">{line.on ? dayWords(line.on, now) : ''}</Words>
        </Tap>
      ))}
    </Box>
  );
}
