import type { ReactNode } from 'react';
import { ElderToggle } from './ElderToggle';
import { Box, Heading } from './elements';

interface Props {
  /** A line over the title: where one is. */
  place?: string;
  title: ReactNode;
  /** Under it, in a sentence or two. */
  children?: ReactNode;
}

/** The head of a page: its title, and the switch to large print beside it. */
export function PageHead({ place, title, children }: Props) {
  return (
    <>
      <Box className="row row--between">
        <Box className="grow">
          {place ? <Box className="head__place">{place}</Box> : null}
          <Heading level={1} className="title">
            {title}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      {children ? <Box className="head__more">{children}</Box> : null}
    </>
  );
}
