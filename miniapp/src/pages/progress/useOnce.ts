import { useRef, useState } from 'react';
import type { RatingProgress } from '../../../../contracts/rating';
import { asFault, type ApiFault } from '../../api/fault';
import { uuidFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';
import { remember } from '../../store/progress';

/**
 * Sends what is said by receipt. Its key is made once, so that pressing again acts once; what was typed stays with
 * whoever asked until an answer comes.
 */
export function useOnce(receiptCode: string, onAnswer: (progress: RatingProgress) => void) {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const key = useRef<string | null>(null);
  const send = async (request: (idempotencyKey: string) => Promise<RatingProgress>) => {
    setWorking(true);
    setFault(null);
    try {
      key.current ??= uuidFrom(await randomBytes());
      onAnswer(remember(receiptCode, await request(key.current)));
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, fault, send };
}
