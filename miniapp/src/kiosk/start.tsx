import { createRoot } from 'react-dom/client';
import { closeWaysOut, fitToScreen } from './guards';
import { forget } from './leave';
import { followWorker } from './news';
import { KioskFrame } from './KioskFrame';
import { startWorker } from './worker-life';
import './kiosk.scss';

/** Around the pages of a screen in the village's hall: foot bar, keyboard, way home, worker. A root of its own, so that the pages are the same as everywhere. */
export function startKiosk(): void {
  document.documentElement.classList.add('kiosk');
  fitToScreen();
  closeWaysOut();
  followWorker();
  startWorker();
  const place = document.createElement('div');
  document.body.append(place);
  createRoot(place).render(<KioskFrame />);
}

// Before any page reads what the one before had chosen here.
forget();
