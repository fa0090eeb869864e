import { useRef, useState } from 'react';
import type { RatingLevel } from '../../../../contracts/rating-options';
import type { RatingProgress } from '../../../../contracts/rating';
import { asFault, type ApiFault } from '../../api/fault';
import { rateAgain } from '../../api/ratings';
import { uuidFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';

/** The second rating by receipt; its key is made once, so that pressing again acts once. */
export function useRateAgain(receiptCode: string, onAnswer: (progress: RatingProgress) => void) {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [comment, setComment] = useState('');
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const key = useRef<string | null>(null);
  const submit = async () => {
    if (level === null) return;
    setWorking(true);
    setFault(null);
    try {
      key.current ??= uuidFrom(await randomBytes());
      const words = comment.trim();
      onAnswer(await rateAgain({ idempotencyKey: key.current, receiptCode, level, ...(words ? { comment: words } : {}) }));
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setWorking(false);
    }
  };
  return { level, setLevel, comment, setComment, working, fault, submit };
}
