import { ratingLevelLabels } from '../../../contracts/rating-options';
import { lateWords } from '../logic/days';
import { nextOf } from '../logic/next';
import { goEntry, goProgress } from '../platform/places';
import type { Entry } from '../store/entries';
import { Box, Tap, Words } from './elements';
import { Icon } from './Icon';
import { Light } from './Light';

/** A rating kept on this phone: where, how, and what comes next. */
export function EntryCard({ entry, now }: { entry: Entry; now: Date }) {
  const { words, light, lateWorkingDays } = nextOf(entry, now);
  return (
    <Tap className="entry" onTap={() => (entry.received?.closing ? goProgress(entry.id) : goEntry(entry.id))}>
      <Box className="entry__head">
        <Words>
          {entry.windowName} · {ratingLevelLabels[entry.level]}
        </Words>
        {light ? <Light kind={light} more={lateWorkingDays ? lateWords(lateWorkingDays) : undefined} /> : null}
        {entry.request ? (
          <Words className="tag tag--wait">
            <Icon name="offline" size="small" />
            等网络
          </Words>
        ) : null}
        {entry.refusal ? (
          <Words className="tag tag--wrong">
            <Icon name="alert" size="small" />
            没收下
          </Words>
        ) : null}
      </Box>
      <Box className="entry__next">
        <Words className="grow">{words}</Words>
        <Icon name="forward" />
      </Box>
    </Tap>
  );
}
