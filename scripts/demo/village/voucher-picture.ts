import sharp from 'sharp';
import { yuan } from '../../../contracts/accounts-rules';

/** A receipt on paper, drawn: lines, a stamp's outline and the sum; no letters that a machine without Chinese fonts would show as boxes. */
export async function voucherPicture(serial: number, amount: number): Promise<Buffer> {
  const rows = Array.from({ length: 5 }, (_, row) => `<path d="M70 ${250 + row * 74}H730" stroke="#9aa7a3" stroke-width="2"/><rect x="90" y="${272 + row * 74}" width="${150 + ((serial * 37 + row * 53) % 200)}" height="18" rx="4" fill="#56646a" opacity=".7"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><rect width="800" height="1000" fill="#8d8478"/>
<g transform="rotate(${(serial % 5) - 2} 400 500)"><rect x="40" y="50" width="720" height="900" fill="#fbfaf4"/><rect x="70" y="90" width="280" height="30" rx="5" fill="#33424a"/><text x="730" y="116" text-anchor="end" font-family="monospace" font-size="30" fill="#a03a2a">No ${String(serial).padStart(6, '0')}</text>
<path d="M70 176H730" stroke="#33424a" stroke-width="4"/>${rows}<path d="M420 176V620M560 176V620" stroke="#9aa7a3" stroke-width="2"/>
<text x="715" y="700" text-anchor="end" font-family="monospace" font-size="44" fill="#1a2124">${yuan(amount)}</text><circle cx="250" cy="770" r="98" fill="none" stroke="#b3261e" stroke-width="7" opacity=".65"/><path d="M180 770h140" stroke="#b3261e" stroke-width="7" opacity=".65"/></g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer();
}
