import { useState } from 'react';
import type { OwnData } from '../../../../contracts/own-data';
import { asFault, type ApiFault } from '../../api/fault';

/** Sends what changes one's own data, and says in a word that it was done. */
export function useOwnData(onAnswer: (data: OwnData) => void) {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const [said, setSaid] = useState('');
  const send = async (request: () => Promise<OwnData>, done: string) => {
    setWorking(true);
    setFault(null);
    setSaid('');
    try {
      onAnswer(await request());
      setSaid(done);
    } catch (error) {
      setFault(asFault(error));
    } finally {
      setWorking(false);
    }
  };
  return { working, fault, said, send };
}
