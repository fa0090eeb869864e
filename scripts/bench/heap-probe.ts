/** Loaded into a process before its own program: whenever its parent asks, it collects what is garbage and tells what lives. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (asked) => {
  if (asked !== 'live') return;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ liveBytes: heapUsed + external });
});
