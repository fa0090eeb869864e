import type { VillageNotices } from '../../../../contracts/village';
import { boardNote } from '../../logic/board-note';
import { dayWords, lateWords } from '../../logic/days';
import { goTarget, goVillage } from '../../platform/places';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Light } from '../../ui/Light';
import { LinkRow } from '../../ui/LinkRow';

/** What his village published last, and what it has not in time: what everybody may see, near at hand. */
export function Village({ notices: { village, newest, late } }: { notices: VillageNotices }) {
  const now = new Date();
  return (
    <Box className="gap-top">
      <Heading level={2} className="heading gap-bottom">
        {village.name}的公开
      </Heading>
      <Box className="card card--rows">
        {late.map(({ code, period, name, due, workingDays }) => (
          <Box className="link-row" key={`${code} ${period}`}>
            <Box className="grow">
              <Words className="link-row__name">
                {period} {name}
              </Words>
              <Words className="link-row__more">{dayWords(due, now)} 前应当公开</Words>
            </Box>
            <Light kind="red" more={lateWords(workingDays)} />
          </Box>
        ))}
        {newest.map((line) => (
          <Tap className="link-row" key={line.target.id} onTap={() => goTarget(line.target, village.id)}>
            <Box className="grow">
              <Words className="link-row__name">{line.title}</Words>
              <Words className="link-row__more">{boardNote(line, now)}</Words>
              {line.lateWorkingDays > 0 ? <Light kind="red" more={lateWords(line.lateWorkingDays)} /> : null}
            </Box>
            <Icon name="forward" />
          </Tap>
        ))}
        <LinkRow icon="scroll" name="看全部" more="村里的账、补贴、项目" onTap={() => goVillage(village.id)} />
      </Box>
    </Box>
  );
}
