import type { Context as KoaContext } from 'koa';
import { plainPagePolicy } from '../../runtime/http/headers';

const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A page of few words, in the platform's look, for what no face can show: not built yet, no such page. */
export function sendNotice(koa: KoaContext, status: number, title: string, lines: readonly string[]): void {
  koa.status = status;
  koa.set('Content-Security-Policy', plainPagePolicy);
  koa.set('Cache-Control', 'no-store');
  koa.type = 'text/html; charset=utf-8';
  koa.body = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} · 清鉴</title><link rel="stylesheet" href="/docs/notice.css"></head>
<body><main><h1>${escape(title)}</h1>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</main></body>
</html>
`;
}
