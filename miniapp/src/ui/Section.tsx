import type { ReactNode } from 'react';
import { Box, Heading, Words } from './elements';

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Box className="section">
      <Box className="section__head">
        <Heading level={2} className="heading">
          {title}
        </Heading>
        {hint ? <Words className="note">{hint}</Words> : null}
      </Box>
      {children}
    </Box>
  );
}
