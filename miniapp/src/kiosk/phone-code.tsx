import { create } from 'qrcode';

const quiet = 2;

/** A QR code drawn here, without asking anybody, so that it is there without a network too. */
export function PhoneCode({ address, className = 'kiosk-code' }: { address: string; className?: string }) {
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data, (on, index) => (on ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '')).join('');
  return (
    <svg className={className} viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`} role="img" aria-label="二维码，用手机扫" shapeRendering="crispEdges">
      <path d={dark} fill="#000" />
    </svg>
  );
}
