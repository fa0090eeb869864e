import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import path from 'node:path';
import { PageFiles } from './page-files';

/** Outside of src, yet TypeScript to compile. */
const shared = { include: [path.resolve(__dirname, '../../contracts'), __dirname] };

/**
 * What only the reporters' pages load lies under /report/ like the pages themselves: the proxy writes no line about that
 * path, and a line about one of these files would say who opened them, and when.
 */
const chunkPlace = (kind: 'js' | 'css') => ({ chunk }: { chunk?: { id?: string | number | null } }): string =>
  `${/^src_report_/.test(String(chunk?.id)) ? 'report/' : ''}${kind}/page.[contenthash:8].${kind}`;

/**
 * A touch screen's pages lie under its own address, /kiosk/CODE, where its service worker answers for all of them
 * (src/platform/kiosk.ts). Taro knows a base only when it builds; this stands before the router is made.
 */
const kioskBase = `
const kiosk = /^\\/kiosk\\/[A-Za-z0-9-]+/.exec(window.location.pathname)
if (kiosk) {
  config.router.basename = kiosk[0]
  config.entryPagePath = 'village/kiosk/index'
}
`;

/**
 * Built from this folder: `npx taro build --type weapp|h5 --disable-global-config`, NODE_ENV=production.
 * TARO_APP_API_ORIGIN: where the mini-program finds the server (H5 asks its own origin).
 */
export default defineConfig<'webpack5'>(() => {
  const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'qingjian',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `../dist/${target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Kept in node_modules/.cache; anything that changes how files are compiled empties it. Not of the mini-program:
    // what its packages share came out of the cache as it was before it was changed.
    cache: { enable: process.env.TARO_ENV !== 'weapp', buildDependencies: { settings: [path.resolve(__dirname, 'accessibility.ts'), path.resolve(__dirname, 'spoken.json'), path.resolve(__dirname, '../babel.config.js')] } },
    plugins: [path.resolve(__dirname, 'accessibility.ts')],
    env: { TARO_APP_API_ORIGIN: JSON.stringify(process.env.TARO_APP_API_ORIGIN ?? 'http://localhost:3000') },
    logger: { quiet: true, stats: false },
    mini: {
      compile: shared,
      // What only the pages of a subpackage share stays in it.
      optimizeMainPackage: { enable: true },
      webpackChain(chain) {
        chain.performance.hints(false);
      },
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      compile: shared,
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'browser' },
      useHtmlComponents: true,
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: chunkPlace('js') },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css', chunkFilename: chunkPlace('css') },
      // Pages are laid out in real pixels, one column of at most 640: no scaling by screen width, no inline script for it.
      // Plain HTML elements are styled as such, not renamed to Taro's web components.
      postcss: { pxtransform: { enable: false }, htmltransform: { enable: false }, autoprefixer: { enable: true } },
      webpackChain(chain) {
        chain.performance.hints(false);
        chain.optimization.set('chunkIds', 'named');
        chain.plugin('page-files').use(PageFiles);
        chain.plugin('mainPlugin').tap((options: { loaderMeta: { execBeforeCreateWebApp: string } }[]) => {
          for (const { loaderMeta } of options) loaderMeta.execBeforeCreateWebApp += kioskBase;
          return options;
        });
        // Styles and an icon font of components that these pages do not use.
        chain.resolve.alias.set('@tarojs/components-react/dist/index.css', path.resolve(__dirname, 'nothing.css'));
      },
    },
  };
  return config;
});
