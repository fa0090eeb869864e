import path from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { Context as KoaContext, Middleware } from 'koa';
import { fail } from '../../domain/kernel';
import type { Surface } from '../route';
import { appPagePolicy, citizenPermissions, workerPolicy } from '../../runtime/http/headers';
import type { FirstScreens } from '../first-screen';
import { sendNotice } from './notice-page';
import { StaticFolder } from './static-files';

interface Face {
  surface: Surface;
  /** Where it is mounted: '' or '/console'. */
  mount: string;
  name: string;
  folder: StaticFolder;
}

/** A page address, as opposed to a file: its last part has no ending. Pages are answered by the face's index.html. */
const isPage = (name: string): boolean => !/\.[A-Za-z0-9]+$/.test(name);

/** The stand's QR code holds /r/CODE, a ticket's /t/CODE, a board's /v/CODE: short, printable large, and the same for WeChat and for browsers. */
const links = [
  { pattern: /^\/r\/([A-HJ-NP-Z2-9]{8})$/i, pageOf: (code: string): string => `/pages/rate/index?scene=${code.toUpperCase()}` },
  { pattern: /^\/t\/([A-HJ-NP-Z2-9]{32})$/i, pageOf: (code: string): string => `/pages/rate/index?ticket=${code.toUpperCase()}` },
  // A village's printed board holds its organisation's code, which may have small letters of its own.
  { pattern: /^\/v\/([A-Z0-9][A-Z0-9-]{1,31})$/i, pageOf: (code: string): string => `/village/board/index?code=${code}` },
];

/** A touch screen's pages lie under /kiosk/CODE, where its service worker may answer for them. */
const kioskWorker = '/kiosk/worker.js';

/** Where a printed link leads, or undefined for any other address. */
export function printedLink(path: string): string | undefined {
  // As it is copied and told on the telephone.
  if (/^\/report\/?$/i.test(path)) return '/report/choose/index';
  for (const { pattern, pageOf } of links) {
    const code = pattern.exec(path)?.[1];
    if (code) return pageOf(code);
  }
  return undefined;
}

/** The built pages: the citizens' at `/`, the console at `/console`, for the surfaces that this host shows. */
export function faces(dist: string, surfacesOf: (request: IncomingMessage) => readonly Surface[], firstScreenOf: FirstScreens): Middleware {
  const console: Face = { surface: 'staff', mount: '/console', name: '管理台', folder: new StaticFolder(path.join(dist, 'console')) };
  const h5: Face = { surface: 'public', mount: '', name: '群众端', folder: new StaticFolder(path.join(dist, 'h5')) };
  return async (koa) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') {
      koa.set('Allow', 'GET, HEAD');
      fail('methodNotAllowed');
    }
    const surfaces = surfacesOf(koa.req);
    const inConsole = koa.path === '/console' || koa.path.startsWith('/console/');
    if (koa.path === '/' && !surfaces.includes('public') && surfaces.includes('staff')) return koa.redirect('/console');
    const face = inConsole ? console : h5;
    koa.state.pattern = `GET ${face.mount}/*`;
    if (!surfaces.includes(face.surface)) return sendNotice(koa, 404, '没有这个页面', ['请核对地址。']);
    // Whoever reports is asked for nothing of his phone.
    if (face === h5 && isPage(koa.path) && !koa.path.startsWith('/report/')) koa.set('Permissions-Policy', citizenPermissions);
    const printed = face === h5 ? printedLink(koa.path) : undefined;
    const screen = face === h5 && h5.folder.present ? await firstScreenOf({ koa, printed, builtOf: (name) => h5.folder.text(builtPage(h5.folder, name)) }) : null;
    if (screen) {
      koa.set('Content-Security-Policy', appPagePolicy);
      return screen.answer.send(koa, screen.age);
    }
    if (printed) {
      koa.set('Cache-Control', 'no-cache');
      return koa.redirect(printed);
    }
    sendFace(koa, face);
  };
}

/** A page has a file of its own where the build made one, which names what only this page is made of. */
const builtPage = (folder: StaticFolder, name: string): string => (folder.has(`${name}.html`) ? `${name}.html` : '/index.html');

function sendFace(koa: KoaContext, face: Face): void {
  if (!face.folder.present) {
    return sendNotice(koa, 200, `${face.name}的页面还没有构建`, ['在项目目录里运行 npm start，它会先构建页面再启动。', 'The pages are not built yet: run npm start in the project’s folder.']);
  }
  const name = koa.path.slice(face.mount.length) || '/';
  const file = face.folder.has(name) ? name : isPage(name) ? builtPage(face.folder, name) : undefined;
  if (!file) return sendNotice(koa, 404, '没有这个文件', ['页面可能刚更新过，请刷新再试。']);
  if (file === kioskWorker) koa.set('Content-Security-Policy', workerPolicy);
  if (file.endsWith('.html')) koa.set('Content-Security-Policy', appPagePolicy);
  face.folder.send(koa, file);
}
