import { useState } from 'react';
import { asFault, type ApiFault } from '../../api/fault';

/** One thing at a time, and what became of it, where it was tapped. */
export function useAct() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const act = async (what: () => Promise<void>) => {
    setWorking(true);
    setFault(null);
    try {
      await what();
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, fault, run: (what: () => Promise<void>) => void act(what), forget: () => setFault(null) };
}
