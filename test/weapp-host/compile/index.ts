import { z } from 'zod';
import { type AppConfig, type PageConfig, type Program, allPages, isIsolated, styleScopeOf } from '../program';
import { type OutputFile, readOutput } from './files';
import { compileStyle } from './styles';
import { compileTemplates } from './templates';

const usingComponents = z.record(z.string(), z.string()).optional();
const windowConfig = { navigationBarTitleText: z.string().optional(), onReachBottomDistance: z.number().optional() };
const appConfig = z.looseObject({
  pages: z.array(z.string()).min(1),
  subPackages: z.array(z.looseObject({ root: z.string(), pages: z.array(z.string()) })).optional(),
  window: z.looseObject(windowConfig).optional(),
  tabBar: z.looseObject({ list: z.array(z.looseObject({ pagePath: z.string(), text: z.string() })) }).optional(),
  requiredPrivateInfos: z.array(z.string()).optional(),
  usingComponents,
}) satisfies z.ZodType<AppConfig>;
const pageConfig = z.looseObject({ ...windowConfig, component: z.boolean().optional(), styleIsolation: z.string().optional(), usingComponents }) satisfies z.ZodType<PageConfig>;

/** A mini-program that can be run, and what is wrong with it: each problem names its file. */
export interface CompiledProgram {
  program: Program;
  problems: string[];
}

/** Compiles what a build left in `distDir` (WXML, WXSS, WXS, JS, JSON) for the host's page. */
export async function compileProgram(distDir: string): Promise<CompiledProgram> {
  const files = await readOutput(distDir);
  const texts = (extension: string) => new Map(files.filter(({ name }) => name.endsWith(extension)).map(({ name, bytes }) => [name, bytes.toString('utf8')]));
  const app = appConfig.parse(JSON.parse(textOf(files, 'app.json')));
  const problems: string[] = [];

  const configs: Record<string, PageConfig> = {};
  for (const [name, text] of texts('.json')) {
    const base = withoutExtension(name);
    if (files.some((file) => file.name === `${base}.wxml`)) configs[base] = pageConfig.parse(JSON.parse(text));
  }
  const styles: Record<string, string> = {};
  const sheets = texts('.wxss');
  for (const name of sheets.keys()) {
    const base = withoutExtension(name);
    const style = compileStyle(name, sheets, isIsolated(configs[base]) ? styleScopeOf(base) : undefined);
    styles[base] = style.css;
    problems.push(...style.problems);
  }
  const scripts = Object.fromEntries([...texts('.js')].map(([name, text]) => [withoutExtension(name), text]));
  const { templates, problems: templateProblems } = compileTemplates(files);
  problems.push(...templateProblems);
  for (const page of allPages(app)) {
    for (const extension of ['.js', '.wxml']) {
      if (!files.some(({ name }) => name === page + extension)) problems.push(`app.json names ${page}, and ${page}${extension} does not exist`);
    }
  }
  return { program: { app, scripts, configs, styles, templates }, problems: [...new Set(problems)] };
}

function textOf(files: OutputFile[], name: string): string {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`The compiled mini-program has no ${name}`);
  return file.bytes.toString('utf8');
}

function withoutExtension(name: string): string {
  return name.replace(/\.[^./]+$/, '');
}
