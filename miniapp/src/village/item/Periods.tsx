import { useCallback } from 'react';
import type { PublicPublication } from '../../../../contracts/disclosure';
import { getPublications } from '../../api/village';
import { goItem } from '../../platform/places';
import { Box, Tap } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';

/** The other periods of the same entry. */
export function Periods({ publication: { id, village, item } }: { publication: PublicPublication }) {
  const load = useCallback(() => getPublications(village.id, { item: item.code }), [village.id, item.code]);
  const { loaded } = useLoad(load);
  const others = loaded.state === 'ready' ? loaded.value.items.filter((one) => one.id !== id) : [];
  if (others.length === 0) return null;
  return (
    <Section title="别的时段">
      <Box className="names">
        {[...others]
          .sort((a, b) => b.period.key.localeCompare(a.period.key))
          .map((one) => (
            <Tap className="pill" key={one.id} onTap={() => goItem(one.id)}>
              {one.period.label}
            </Tap>
          ))}
      </Box>
    </Section>
  );
}
