import type { ReactNode } from 'react';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

interface Props {
  name: string;
  more: string;
  /** What is wrong with it still. */
  problem: string | null;
  figure?: string;
  onTap: () => void;
}

/** One line of what is typed, in short; it opens on a screen of its own. */
export function EntryRow({ name, more, problem, figure, onTap }: Props) {
  return (
    <Box role="listitem" className="entry-row">
      <Tap className="link-row" onTap={onTap} label={[name, figure, more, problem, '点开改'].filter(Boolean).join('，')}>
        <Box className="grow">
          <Words className="link-row__name">{name}</Words>
          {more ? <Words className="link-row__more">{more}</Words> : null}
          {problem ? <Words className="entry-row__problem">{problem}</Words> : null}
        </Box>
        {figure ? <Words className="entry-row__figure">{figure}</Words> : null}
        <Icon name="forward" />
      </Tap>
    </Box>
  );
}

export function AddRow({ onTap, children }: { onTap: () => void; children: ReactNode }) {
  return (
    <Tap className="add-line" onTap={onTap}>
      ＋ {children}
    </Tap>
  );
}
