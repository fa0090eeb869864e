import type { OrganisationRef } from '../../../../contracts/common';
import { goVillageChoice, goVillagePage, type VillagePage } from '../../platform/places';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

const doors: readonly { page: VillagePage; name: string }[] = [
  { page: 'funds', name: '民生资金' },
  { page: 'projects', name: '项目' },
  { page: 'powers', name: '权力' },
  { page: 'board', name: '党务村务' },
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
          <Tap className="pill" onTap={goVillageChoice}>
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
        {doors.map(({ page, name }) => (
          <Box role="listitem" key={page}>
            <Tap className="village-tab" onTap={() => goVillagePage(page, village.id)}>
              {name}
            </Tap>
          </Box>
        ))}
      </Box>
    </>
  );
}
