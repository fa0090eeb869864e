import type { WindowStand } from '../../../contracts/stand';

export function Code({ stand }: { stand: WindowStand }) {
  return <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(stand.svg)}`} alt={`${stand.windowName} 的二维码`} />;
}
