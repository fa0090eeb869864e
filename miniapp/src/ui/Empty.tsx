import type { ReactNode } from 'react';
import { Box, Heading } from './elements';
import { Icon } from './Icon';

/** A page or card without its content: what happened or is missing, what to do, one button. `alone`: the whole page is this. */
export function Empty({ title, children, action, alone }: { title: string; children: ReactNode; action?: ReactNode; alone?: boolean }) {
  return (
    <Box className="card empty">
      <Box className="empty__mark" hidden>
        <Icon name="mark" />
      </Box>
      <Heading level={alone ? 1 : 2} className="heading">
        {title}
      </Heading>
      <Box className="quiet">{children}</Box>
      {action ? <Box className="empty__action">{action}</Box> : null}
    </Box>
  );
}
