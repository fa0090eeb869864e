/** `npm run audit:verify [-- --anchor FILE]`: every document against its chain, every chain against the signed daily roots. */
import { verifyAudit } from '../domain/kernel';
import { command, option } from './open';

const shown = 50;

command('审计核对', async () => {
  const copy = option('anchor');
  const { ok, findings, anchors, subjects } = await verifyAudit(copy ? { anchorFile: copy } : {});
  console.log(`核对了 ${subjects} 个对象、${anchors} 个每日锚点。`);
  if (ok) {
    console.log('✓ 审计链完整，没有被改过。');
    return;
  }
  for (const { collection, id, problem } of findings.slice(0, shown)) console.log(`✗ ${collection} ${id}：${problem}`);
  if (findings.length > shown) console.log(`…… 另有 ${findings.length - shown} 处`);
  process.exitCode = 1;
});
