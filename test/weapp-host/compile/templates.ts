import { TmplGroup } from 'glass-easel-template-compiler';
import { z } from 'zod';
import type { OutputFile } from './files';

const fault = z.object({ level: z.string(), message: z.string(), startLine: z.number(), startColumn: z.number() });

/** Compiles all WXML and WXS with WeChat's template compiler. Its warnings come back as problems. */
export function compileTemplates(files: OutputFile[]): { templates: string; problems: string[] } {
  const group = new TmplGroup();
  try {
    const problems: string[] = [];
    for (const { name, bytes } of files) {
      if (name.endsWith('.wxs')) group.addScript(name.slice(0, -'.wxs'.length), bytes.toString('utf8'));
      if (!name.endsWith('.wxml')) continue;
      for (const found of z.array(fault).parse(group.addTmpl(name.slice(0, -'.wxml'.length), bytes.toString('utf8')))) {
        problems.push(`${name}:${found.startLine + 1}:${found.startColumn + 1}: ${found.message} (${found.level})`);
      }
    }
    return { templates: group.getTmplGenObjectGroups(), problems };
  } finally {
    group.free();
  }
}
