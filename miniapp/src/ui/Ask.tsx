import { Button } from './Button';
import { Box, Heading } from './elements';

interface AskProps {
  /** What follows. */
  title: string;
  children: string;
  /** The two acts in words. */
  keep: string;
  act: string;
  working?: string | null;
  onKeep: () => void;
  onAct: () => void;
}

/** Asked only for what cannot be undone. */
export function Ask({ title, children, keep, act, working, onKeep, onAct }: AskProps) {
  return (
    <Box className="card gap-top" role="group" label={title}>
      <Heading level={2} className="heading">
        {title}
      </Heading>
      <Box className="quiet gap-bottom">{children}</Box>
      <Box className="bar__pair">
        <Button kind="plain" onTap={onKeep}>
          {keep}
        </Button>
        <Button kind="plain" working={working} onTap={onAct}>
          {act}
        </Button>
      </Box>
    </Box>
  );
}
