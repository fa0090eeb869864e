/** The pages' own measure: a screen of 1080 shows them twice as large. */
const width = 540;
const height = 800;
const zooms = { least: 1, most: 4 };

/** Pages are made for a phone in the hand: here they stand as large as the screen is wide. */
export function fitToScreen(): void {
  const fit = () => {
    const zoom = Math.min(zooms.most, Math.max(zooms.least, Math.min(window.innerWidth / width, window.innerHeight / height)));
    document.documentElement.style.setProperty('zoom', String(zoom));
    document.documentElement.style.setProperty('--screen', `${window.innerHeight / zoom}px`);
  };
  fit();
  window.addEventListener('resize', fit);
}

const typesInto = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

/** Nothing leads out of the pages: no menu, no enlarging, no window beside, no other program. */
export function closeWaysOut(): void {
  const stop = (event: Event) => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'drop', 'auxclick']) document.addEventListener(name, stop);
  document.addEventListener('selectstart', (event) => {
    if (!typesInto(event.target)) event.preventDefault();
  });
  const stopZoom = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault();
  };
  document.addEventListener('wheel', stopZoom, { passive: false });
  const leadsOut = ({ target }: Event): boolean => target instanceof Element && target.closest('a[href]') !== null;
  document.addEventListener('click', (event) => leadsOut(event) && event.preventDefault(), true);
  window.open = () => null;
  // Kept alive by the browser for Back: what it held is not shown again.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
}
