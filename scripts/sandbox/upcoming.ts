import { upcoming } from './contract';
import type { World } from './world';

const everyMs = 3000;
const answerWithinMs = 2000;

/** Asks the platform's bot what comes next and tells the page where it changed; answers how to stop. */
export function pollUpcoming(world: World, url: string): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    // A bot that is not there yet has nothing to tell.
    const items = await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) })
      .then(async (answer) => (answer.ok ? upcoming.parse(await answer.json()).items : []))
      .catch(() => []);
    if (stopped) return;
    if (JSON.stringify(items) !== JSON.stringify(world.upcoming)) {
      world.upcoming = items;
      world.hub.tell({ type: 'upcoming', items });
    }
    timer = setTimeout(() => void ask(), everyMs).unref();
  };
  void ask();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
