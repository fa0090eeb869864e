import type { Compilation, Compiler } from 'webpack';

const name = 'PageFiles';

/** The files of each page by its route; what it shares with all others stands in index.html already. */
function filesOfPages(compilation: Compilation): Map<string, string[]> {
  const pages = new Map<string, string[]>();
  for (const group of compilation.chunkGroups) {
    for (const { request } of group.origins) {
      const page = /^\.\/(.+\/index)$/.exec(request ?? '')?.[1];
      if (page) pages.set(page, group.getFiles().filter((file) => /\.(js|css)$/.test(file)));
    }
  }
  return pages;
}

const preload = (file: string): string => `<link rel="preload" as="${file.endsWith('.css') ? 'style' : 'script'}" href="/${file}">`;

/**
 * An index.html for each page, which tells the browser at once what that page is made of. Otherwise the router asks for it
 * only when all else is there and runs: another journey through the network.
 */
export class PageFiles {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      compilation.hooks.processAssets.tap({ name, stage: compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, (assets) => {
        const whole = String(assets['index.html']?.source());
        for (const [page, files] of filesOfPages(compilation)) compilation.emitAsset(`${page}.html`, new RawSource(whole.replace('</head>', () => `${files.map(preload).join('')}</head>`)));
      });
    });
  }
}
