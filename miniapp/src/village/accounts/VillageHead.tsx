import type { OrganisationRef } from '../../../../contracts/common';
import { goChooseVillage, goFunds, goPowers, goProjects, goVillage } from '../../platform/places';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

const doors: readonly { name: string; go: (village: string) => void }[] = [
  { name: '民生资金', go: (village) => goFunds({ village }) },
  { name: '项目', go: goProjects },
  { name: '权力', go: goPowers },
  { name: '党务村务', go: goVillage },
];

/** Which village, and the ways to the rest of what it publishes. */
export function VillageHead({ village, town }: { village: OrganisationRef; town: OrganisationRef }) {
  return (
    <>
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">{town.name}</Box>
          <Heading level={1} className="village-name">
            {village.name}
          </Heading>
        </Box>
        <Box className="village-acts">
          <ElderToggle />
          <Tap className="pill" onTap={goChooseVillage}>
            换一个村
            <Icon name="down" size="small" />
          </Tap>
        </Box>
      </Box>
      <Box className="village-tabs" role="list" label="这个村公开的">
        <Box role="listitem" className="village-tab village-tab--on">
          <Words>财务</Words>
          <Words className="spoken">，正在看</Words>
        </Box>
        {doors.map(({ name, go }) => (
          <Box role="listitem" key={name}>
            <Tap className="village-tab" onTap={() => go(village.id)}>
              {name}
            </Tap>
          </Box>
        ))}
      </Box>
    </>
  );
}
