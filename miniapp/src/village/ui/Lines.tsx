import type { BoardLine } from '../../../../contracts/village';
import { boardNote } from '../../logic/board-note';
import { lateWords } from '../../logic/days';
import { goTarget } from '../../platform/places';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Light } from '../../ui/Light';

/** The newest, each leading to its page. */
export function Lines({ lines, villageId }: { lines: readonly BoardLine[]; villageId: string }) {
  const now = new Date();
  return (
    <Box className="card card--rows">
      {lines.map((line) => (
        <Tap className="link-row" key={`${line.target.page} ${line.target.id}`} onTap={() => goTarget(line.target, villageId)}>
          <Box className="grow">
            <Words className="link-row__name">{line.title}</Words>
            <Words className="link-row__more">{boardNote(line, now)}</Words>
            {line.lateWorkingDays > 0 ? <Light kind="red" more={lateWords(line.lateWorkingDays)} /> : null}
          </Box>
          <Icon name="forward" />
        </Tap>
      ))}
    </Box>
  );
}
