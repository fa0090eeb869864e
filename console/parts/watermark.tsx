import { dayWords, shanghaiDay, shanghaiTime } from './dates';
import { useNow } from './now';
import { useSession } from '../api/session';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Who looks, at what, on which day and at which minute. */
export function useWatermarkWords(number: string): string {
  const now = useNow();
  const { account } = useSession();
  return `${account.name} ${number} ${dayWords(shanghaiDay(now), now)} ${shanghaiTime(now)}`;
}

/** Over everything, so that a photograph of the screen says it too. */
export function Watermark({ number }: { number: string }) {
  const words = escaped(useWatermarkWords(number));
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="240"><text x="240" y="120" text-anchor="middle" transform="rotate(-22 240 120)" font-family="sans-serif" font-size="16">${words}</text></svg>`;
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
