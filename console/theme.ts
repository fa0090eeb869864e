import type { ThemeConfig } from 'antd';
import tokens from '../design/tokens.json';

/** Every colour of the tokens as a CSS variable: `--ink`, `--paper`, `--accent-soft`, ...; the steps of a heat map as `--step-0` to `--step-5`. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, { value }] of Object.entries(tokens.colour.light)) root.style.setProperty(`--${name}`, value);
  for (const [step, value] of tokens.chart.sequential.entries()) root.style.setProperty(`--step-${step}`, value);
  root.style.setProperty('--sans', fontList(tokens.font.sans));
  root.style.setProperty('--serif', fontList(tokens.font.serif));
  root.style.setProperty('--shadow-card', tokens.shadow.card);
  root.style.setProperty('--shadow-over', tokens.shadow.over);
  root.style.setProperty('--sider', tokens.antd.components.Layout.siderBg);
  root.style.setProperty('--row-hover', tokens.antd.components.Table.rowHoverBg);
}

function fontList(names: string[]): string {
  return names.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(',');
}

const colour = tokens.colour.light;

/** Ant Design in the look of the tokens. Edges of inputs carry meaning and need the stronger line. */
export const antTheme: ThemeConfig = {
  token: {
    ...tokens.antd.token,
    fontFamily: fontList(tokens.font.sans),
    colorPrimaryHover: colour['accent-press'].value,
    colorPrimaryActive: colour['accent-press'].value,
    colorText: colour.ink.value,
    colorTextPlaceholder: colour['ink-3'].value,
    colorTextDescription: colour['ink-2'].value,
    colorBgContainerDisabled: colour.sunken.value,
    colorTextDisabled: colour['ink-3'].value,
    controlOutlineWidth: 3,
    fontWeightStrong: 700,
    wireframe: false,
  },
  components: {
    ...tokens.antd.components,
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Input: { colorBorder: colour['line-strong'].value },
    InputNumber: { colorBorder: colour['line-strong'].value },
    DatePicker: { colorBorder: colour['line-strong'].value },
    Checkbox: { colorBorder: colour['line-strong'].value },
    Radio: { colorBorder: colour['line-strong'].value },
    Select: { optionSelectedBg: colour['accent-soft'].value },
    Tree: { nodeSelectedBg: colour['accent-soft'].value, nodeSelectedColor: colour.accent.value, nodeHoverBg: tokens.antd.components.Table.rowHoverBg },
    Modal: { titleFontSize: tokens.type.console.heading + 2 },
  },
};
