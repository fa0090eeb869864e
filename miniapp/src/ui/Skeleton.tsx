import { useEffect, useState } from 'react';
import { skeletonAfterMs } from '../styles/palette';
import { Box } from './elements';

/** Grey lines in the place of what is coming, only when it takes a moment. */
export function Skeleton() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), skeletonAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <Box className="skeleton" role="status" label="正在打开">
      <Box className="skeleton__line skeleton__line--short" />
      <Box className="skeleton__line skeleton__line--title" />
      <Box className="skeleton__line" />
      <Box className="skeleton__block" />
    </Box>
  );
}
