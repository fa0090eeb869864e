import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import tokens from './tokens.json';

const root = join(__dirname, '..');
const icons = join(__dirname, 'icons');
const head = 'Written by design/build-tokens.ts from design/. Do not edit by hand.';

type Colours = Record<string, { value: string }>;

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const variables = (colours: Colours) => Object.entries(colours).map(([name, colour]) => `  --${name}: ${colour.value};`);

/** Colours as custom properties in two mixins, type as a map, the rest as scss variables. 1 px here is 2 rpx. */
function tokensScss(): string {
  const type = Object.entries(tokens.type.phone).map(
    ([role, size]) => `  '${kebab(role)}': (${size.px}, ${size.elderPx}, ${size.lineHeight}),`,
  );
  return [
    `// ${head}`,
    '@mixin light-colours {',
    ...variables(tokens.colour.light),
    `  --shadow-card: ${tokens.shadow.card};`,
    `  --shadow-over: ${tokens.shadow.over};`,
    '}',
    '',
    '@mixin dark-colours {',
    ...variables(tokens.colour.dark),
    `  --shadow-card: ${tokens.shadow.cardDark};`,
    `  --shadow-over: ${tokens.shadow.overDark};`,
    '}',
    '',
    '// role: (size, elder size, line height)',
    '$type: (',
    ...type,
    ');',
    `$sans: ${fonts(tokens.font.sans)};`,
    `$serif: ${fonts(tokens.font.serif)};`,
    ...tokens.space.px.map((px) => `$space-${px}: ${px}px;`),
    `$page-margin: ${tokens.space.pageMargin.phone}px;`,
    `$between-cards: ${tokens.space.betweenCards.phone}px;`,
    ...Object.entries(tokens.radius).map(([name, px]) => `$radius-${kebab(name)}: ${px}px;`),
    `$target: ${tokens.target.phone}px;`,
    `$target-elder: ${tokens.target.elder}px;`,
    `$focus-width: ${tokens.focus.width}px;`,
    `$focus-offset: ${tokens.focus.offset}px;`,
    `$press: ${tokens.motion.press};`,
    `$appear: ${tokens.motion.appear};`,
    '',
  ].join('\n');
}

function fonts(names: string[]): string {
  return names.map((name) => (/^[a-z-]+$/.test(name) ? name : `'${name}'`)).join(', ');
}

/** One class an icon; the drawing is a mask, so that it takes the colour of the text around it. */
function iconsScss(): string {
  const classes = readdirSync(icons)
    .filter((file) => file.endsWith('.svg'))
    .sort()
    .map((file) => {
      const svg = readFileSync(join(icons, file), 'utf8').trim();
      const uri = `data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, '%27').replace(/\(/g, '%28').replace(/\)/g, '%29')}`;
      return `.icon--${basename(file, '.svg')} { -webkit-mask-image: url("${uri}"); }`;
    });
  return [`// ${head}`, ...classes, ''].join('\n');
}

/** The same for pages built without Sass: dark where the system is dark. */
function tokensCss(): string {
  const { light, dark } = tokens.colour;
  return [
    `/* ${head} */`,
    ':root {',
    '  color-scheme: light dark;',
    ...variables(light),
    `  --shadow-card: ${tokens.shadow.card};`,
    `  --shadow-over: ${tokens.shadow.over};`,
    `  --sans: ${fonts(tokens.font.sans)};`,
    `  --serif: ${fonts(tokens.font.serif)};`,
    '}',
    '@media (prefers-color-scheme: dark) {',
    '  :root {',
    ...variables(dark).map((line) => `  ${line}`),
    `    --shadow-card: ${tokens.shadow.cardDark};`,
    `    --shadow-over: ${tokens.shadow.overDark};`,
    '  }',
    '}',
    '',
  ].join('\n');
}

/** What a canvas needs: it cannot read custom properties. A saved picture is always light. */
function paletteTs(): string {
  const { surface, ink, accent, line } = tokens.colour.light;
  return [
    `// ${head}`,
    'export const palette = {',
    `  surface: '${surface.value}',`,
    `  ink: '${ink.value}',`,
    `  ink2: '${tokens.colour.light['ink-2'].value}',`,
    `  accent: '${accent.value}',`,
    `  line: '${line.value}',`,
    `  sans: ${JSON.stringify(fonts(tokens.font.sans))},`,
    '} as const;',
    '',
    `export const skeletonAfterMs = ${parseInt(tokens.motion.skeletonAfter, 10)};`,
    '',
  ].join('\n');
}

/** The mini-program's own frame (navigation bar, pull-down ground) in light and dark. */
function themeJson(): string {
  const frame = (colours: Colours, text: string) => ({ paper: colours.paper?.value, barText: text });
  return `${JSON.stringify({ light: frame(tokens.colour.light, 'black'), dark: frame(tokens.colour.dark, 'white') }, null, 2)}\n`;
}

/** Every written file by its path from the root, so that a test can compare. */
export function builtFiles(): Record<string, string> {
  return {
    'miniapp/src/styles/tokens.scss': tokensScss(),
    'miniapp/src/styles/icons.scss': iconsScss(),
    'miniapp/src/styles/palette.ts': paletteTs(),
    'miniapp/src/theme.json': themeJson(),
    'scripts/sandbox/page/style/tokens.css': tokensCss(),
  };
}

if (require.main === module) {
  for (const [file, text] of Object.entries(builtFiles())) writeFileSync(join(root, file), text);
}
