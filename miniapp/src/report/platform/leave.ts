/** A page that says nothing about whoever looks at it: the weather. */
const harmless = 'https://www.weather.com.cn/';
const twiceWithinMs = 1000;

/** 快速离开: takes this page's place in the history, so that 后退 does not lead back here. */
export const leaveAtOnce: (() => void) | null = () => {
  // Seen at once, even where the other page takes a while.
  document.documentElement.hidden = true;
  window.location.replace(harmless);
};

/** Calls back when Esc is pressed twice. @returns how to stop listening */
export function watchEscape(onTwice: () => void): () => void {
  let before = -Infinity;
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat) return;
    if (event.timeStamp - before < twiceWithinMs) onTwice();
    before = event.timeStamp;
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
