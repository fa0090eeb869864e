/** 128,456.00 元. Written by hand: a mini-program's own number formats differ from phone to phone. */
export function yuanWords(fen: number): string {
  const [whole = '', rest = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest} 元`;
}

/** 860 米, 2.4 公里 */
export const distanceWords = (metres: number): string => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`);
