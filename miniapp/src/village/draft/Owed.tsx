import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { dayWords } from '../../logic/days';
import { Box, Words } from '../../ui/elements';
import { Light, type LightKind } from '../../ui/Light';
import { leftWords, urgedWords } from '../logic/due-words';

/** By when it is to be published, with its light, and whether somebody has urged. */
export function Owed({ due }: { due: Pick<VillageDraftDue, 'owed' | 'urged'> }) {
  const now = new Date();
  const urged = urgedWords(due, now);
  if (!due.owed) return null;
  return (
    <Box className="owed">
      <Words className="owed__day">{dayWords(due.owed.due, now)} 前</Words>
      <Light kind={kindOf(due.owed.light)} more={leftWords(due.owed)} />
      {urged ? <Words className="owed__urged">{urged}</Words> : null}
    </Box>
  );
}

/** What is owed is open: neither done nor paused. */
const kindOf = (light: NonNullable<VillageDraftDue['owed']>['light']): LightKind => (light === 'red' || light === 'yellow' ? light : 'green');
