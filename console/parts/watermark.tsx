import { shanghaiTime } from './dates';
import { useNow } from './now';
import { useSession } from '../api/session';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Who looks, at what, at which minute: over everything, so that a photograph of the screen says it too. */
export function Watermark({ number }: { number: string }) {
  const now = useNow();
  const { account } = useSession();
  const words = escaped(`${account.name} ${number} ${shanghaiTime(now)}`);
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="200"><text x="10" y="150" transform="rotate(-22 170 100)" font-family="sans-serif" font-size="16">${words}</text></svg>`;
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
