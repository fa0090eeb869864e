import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve(__dirname, '..');
const importOf = /^(?:import|export)\s(?!type\b)[^;]*?from\s'(\.[^']+)'|^import\s'(\.[^']+)'/gm;
const endings = ['.ts', '.tsx', '.weapp.ts', '.weapp.tsx'];

/** Every file of ours that these pages load, on either platform. */
function loaded(): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const text = readFileSync(file, 'utf8');
    found.set(file, text);
    for (const [, named, bare] of text.matchAll(importOf)) {
      const target = path.resolve(path.dirname(file), named ?? bare ?? '');
      endings.map((ending) => target + ending).filter(existsSync).forEach(visit);
    }
  };
  for (const folder of readdirSync(__dirname)) {
    const page = path.join(__dirname, folder, 'index.tsx');
    if (existsSync(page)) visit(page);
  }
  return found;
}

test('the reporter’s pages load nothing that asks WeChat for a login, tells the phone from others, or sends what else waits', () => {
  const files = loaded();
  const names = [...files.keys()].map((file) => path.relative(source, file));
  expect(names).toEqual(expect.arrayContaining(['report/api/transport.weapp.ts', 'report/api/transport.ts', 'ui/Page.tsx', 'ui/PrivacySheet.weapp.tsx']));
  for (const unwanted of ['platform/login.ts', 'platform/login.weapp.ts', 'platform/subscription.weapp.ts', 'api/request.ts', 'api/with-login.ts', 'store/device.ts', 'store/outbox.ts', 'store/operator.ts', 'store/entries.ts']) {
    expect(existsSync(path.join(source, unwanted))).toBe(true);
    expect(names).not.toContain(unwanted);
  }
  for (const [file, text] of files) expect([file, /\.(login|checkSession|getUserProfile|getLocation)\(/.test(text)]).toEqual([file, false]);
});

test('only the transport of these pages makes requests, and a browser keeps cookies and referrer back', () => {
  for (const [file, text] of loaded()) {
    if (/report\/api\/transport/.test(file)) continue;
    expect([file, /\bfetch\(|Taro\.(request|uploadFile)|XMLHttpRequest\(|sendBeacon|WebSocket\(/.test(text)]).toEqual([file, false]);
  }
  const transport = readFileSync(path.join(__dirname, 'api/transport.ts'), 'utf8');
  expect(transport.match(/\bfetch\(/g)).toHaveLength(transport.match(/\.\.\.bare\b/g)!.length);
});
