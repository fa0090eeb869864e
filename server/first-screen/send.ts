import { Cacheable } from '../http/cacheable';
import { html, json, type Html } from './html';
import type { Screen } from './screen';

/** As of the answers that they show. */
export const cacheSeconds = 60;

/** Enough to read by before the styles are there; the colours are the platform's. Gone with the text itself. */
const style = [
  '#first-screen{max-width:640px;margin:0 auto;padding:16px 20px;box-sizing:border-box;font:17px/1.55 sans-serif;color:#1A2124}',
  '#first-screen~#app{display:none}',
  '#first-screen h1{margin:0;font-size:32px;line-height:1.3}#first-screen h2{margin:24px 0 8px;font-size:19px}',
  '#first-screen small,#first-screen .place{display:block;margin:0;font-size:15px;color:#48535A}',
  '#first-screen table{width:100%;border-collapse:collapse}#first-screen th,#first-screen td{padding:8px 8px 8px 0;border-bottom:1px solid #DFDCD4;text-align:left;font-weight:400}',
  '#first-screen td{font-variant-numeric:tabular-nums}#first-screen .wide{overflow-x:auto}',
  '#first-screen ul{margin:0;padding:0;list-style:none}#first-screen li{padding:8px 0;border-bottom:1px solid #DFDCD4}#first-screen a{color:#14566B}',
  'body{margin:0;background:#F5F4F0}',
  '@media(prefers-color-scheme:dark){body{background:#101618}#first-screen{color:#E9EDED}#first-screen small,#first-screen .place{color:#B6C1C5}#first-screen a{color:#74BDD1}#first-screen th,#first-screen td,#first-screen li{border-color:#303B40}}',
].join('');

/**
 * The built page with its first screen in it. The stylesheet comes after the text, which need not wait for it, and the
 * answer that the page would ask for lies beside it, as data that no browser runs.
 */
export const pageWith = (screen: Screen, page: string): Cacheable => new Cacheable('text/html; charset=utf-8', withFirstScreen(page, screen), cacheSeconds);

function withFirstScreen(page: string, { title, description, body, data }: Screen): string {
  const sheets = page.match(/<link href="[^"]*" rel="stylesheet">/g) ?? [];
  const put = (text: string, before: string, piece: Html | string): string => text.replace(before, () => `${typeof piece === 'string' ? piece : piece.text}${before}`);
  let made = sheets.reduce((text, sheet) => text.replace(sheet, () => ''), page);
  made = made.replace(/<title>[^<]*<\/title>/, () => html`<title>${title} · 清鉴</title><meta name="description" content="${description}">`.text);
  made = put(made, '</head>', `<style>${style}</style>`);
  return put(made, '<div id="app">', html`<main id="first-screen">${body}</main><script type="application/json" id="first-data">${json(data)}</script>`.text + sheets.join(''));
}
