import path from 'node:path';
import postcss, { type Root } from 'postcss';
import { toPageSelector } from './selectors';

/** A phone's width in rpx, whatever the phone. */
const designWidth = 750;

/** WXSS as CSS for the page, with what WeChat would refuse in it. */
export interface CompiledStyle {
  css: string;
  problems: string[];
}

/**
 * Compiles one WXSS file: imports inlined, rpx as shares of the width, tags and scoped classes renamed.
 * @param sources all WXSS texts by file name
 */
export function compileStyle(name: string, sources: Map<string, string>, scope?: string): CompiledStyle {
  const problems: string[] = [];
  const root = parse(name, sources, problems, new Set());
  root.walkDecls((declaration) => {
    declaration.value = rpxToWidth(declaration.value);
    for (const [, address = ''] of declaration.value.matchAll(/url\(\s*["']?([^"')]+)/g)) {
      if (!/^(data:|https?:|\/\/)/.test(address)) problems.push(`${name}: a style cannot use a local file: ${address}`);
    }
  });
  root.walkAtRules((rule) => {
    rule.params = rpxToWidth(rule.params);
  });
  root.walkRules((rule) => {
    if (insideKeyframes(rule.parent)) return;
    if (/(^|[\s>+~,(])\*/.test(rule.selector)) problems.push(`${name}: WXSS knows no universal selector: ${rule.selector}`);
    rule.selector = toPageSelector(rule.selector, scope);
  });
  return { css: root.toString(), problems };
}

function parse(name: string, sources: Map<string, string>, problems: string[], seen: Set<string>): Root {
  seen.add(name);
  const source = sources.get(name);
  if (source === undefined) {
    problems.push(`${name}: this style sheet is imported and does not exist`);
    return postcss.root();
  }
  let root: Root;
  try {
    root = postcss.parse(source, { from: name });
  } catch (error) {
    problems.push(String(error));
    return postcss.root();
  }
  root.walkAtRules('import', (rule) => {
    const target = /["']([^"']+)["']/.exec(rule.params)?.[1];
    const file = target?.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(name), target ?? '');
    if (seen.has(file)) rule.remove();
    else rule.replaceWith(parse(file, sources, problems, seen).nodes);
  });
  return root;
}

function rpxToWidth(value: string): string {
  return value.replace(/(-?(?:\d+\.)?\d+|-?\.\d+)rpx\b/g, (_whole, number: string) => `${Number(((Number(number) * 100) / designWidth).toFixed(5))}vw`);
}

function insideKeyframes(parent: postcss.Container | postcss.Document | undefined): boolean {
  return parent?.type === 'atrule' && (parent as postcss.AtRule).name.endsWith('keyframes');
}
