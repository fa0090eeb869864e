import { useRef, useState } from 'react';
import type { TaskSolution } from '../../../../contracts/clue-report';
import { asFault, type ApiFault } from '../../api/fault';
import { paidTask } from '../api/reports';

/** One act at a time: its proof of work first, then the act; a second tap while it runs does nothing. */
export function useAct() {
  const [working, setWorking] = useState<string | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const running = useRef(false);
  const run = async (words: string, act: (task: TaskSolution) => Promise<void>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    setFault(null);
    setWorking('正在准备，几秒就好');
    try {
      const task = await paidTask();
      setWorking(words);
      await act(task);
    } catch (error) {
      setFault(asFault(error));
    } finally {
      running.current = false;
      setWorking(null);
    }
  };
  return { working, fault, run };
}
