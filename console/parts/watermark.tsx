import { shanghaiTime } from './dates';
import { useNow } from './now';
import { useSession } from '../api/session';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Who looks, at what, at which minute: over everything, so that a photograph of the screen says it too. */
export function Watermark({ number }: { number: string }) {
  const now = useNow();
  const { account } = useSession();
  const words = escaped(`${account.name} ${number} ${shanghaiTime(now)}`);
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="430" height="250"><text x="215" y="125" text-anchor="middle" transform="rotate(-22 215 125)" font-family="sans-serif" font-size="16">${words}</text></svg>`;
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
