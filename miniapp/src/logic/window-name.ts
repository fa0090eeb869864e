import type { RatingWindow } from '../../../contracts/rating';

/** 3号窗口 社会保险, without saying the number twice. */
export function windowLabel({ number, windowName }: Pick<RatingWindow, 'number' | 'windowName'>): string {
  const label = /^\d+$/.test(number) ? `${number}号窗口` : number;
  return windowName.startsWith(label) ? windowName : `${label} ${windowName}`;
}
