import type { ReactNode } from 'react';
import type { OrganisationRef } from '../../../../contracts/common';
import { goChooseVillage } from '../../platform/places';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

interface Props {
  village: OrganisationRef;
  town: OrganisationRef;
  /** In a few words, beside the way to another village. */
  note: ReactNode;
  /** Before that way. */
  act?: ReactNode;
}

/** Whose page it is, in large letters where one wants them, and the way to another village. */
export function VillageHead({ village, town, note, act }: Props) {
  return (
    <>
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">{town.name}</Box>
          <Heading level={1} className="village-name">
            {village.name}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__acts">
        <Words className="head__count">{note}</Words>
        {act}
        <Tap className="pill" onTap={goChooseVillage}>
          换一个村
          <Icon name="down" size="small" />
        </Tap>
      </Box>
    </>
  );
}
