import { useQuery } from '@tanstack/react-query';
import { kioskAddress } from '../../contracts/kiosk';
import { ask } from './client';

/** Of the village whose publication it is. */
export function useKiosk(publicationId: string) {
  return useQuery({ queryKey: ['kiosk', publicationId], queryFn: ({ signal }) => ask(`/disclosure/outlets/${publicationId}/kiosk`, { answer: kioskAddress, signal }), staleTime: 300_000 });
}
