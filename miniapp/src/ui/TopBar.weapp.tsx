/** WeChat draws the bar; nothing of ours stands there. */
export function TopBar(_: { title: string; home?: boolean; readable?: boolean }) {
  return null;
}
