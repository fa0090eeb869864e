import { drawSlip, slipSize, type Slip } from './slip';

/** Notes what is written and how wide it is, at one em a character. */
function pen() {
  const written: { words: string; right: number }[] = [];
  const size = () => Number(/(\d+)px/.exec(pencil.font)?.[1]);
  const pencil = {
    font: '',
    fillStyle: '' as unknown,
    strokeStyle: '' as unknown,
    lineWidth: 0,
    fillRect: () => undefined,
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    stroke: () => undefined,
    setLineDash: () => undefined,
    measureText: (words: string) => ({ width: words.length * size() }) as TextMetrics,
    fillText: (words: string, x: number) => void written.push({ words, right: x + words.length * size() }),
  };
  return { pencil, written };
}

test('the picture holds the code, the place and the time, and nothing runs over its edge', () => {
  const slip: Slip = {
    groups: ['7304', '2961', '8854'],
    place: '青禾区柳溪镇便民服务中心社会保障和就业综合服务大厅 13号窗口 城乡居民基本养老保险',
    level: '不满意',
    receivedAt: '11月20日 周五 15:42',
    where: '查询：pingyi.qinghe.example.gov.cn',
  };
  const { pencil, written } = pen();
  drawSlip(pencil, slip);
  const all = written.map(({ words }) => words).join('\n');
  for (const words of ['7304  2961  8854', slip.place, slip.level, slip.receivedAt, slip.where]) expect(all).toContain(words);
  expect(Math.max(...written.map(({ right }) => right))).toBeLessThanOrEqual(slipSize.width);
});
