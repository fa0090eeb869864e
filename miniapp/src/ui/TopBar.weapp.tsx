import type { TopBarProps } from './TopBar';

/** WeChat draws the bar; nothing of ours stands there. */
export function TopBar(_: TopBarProps) {
  return null;
}
