// Written by design/build-tokens.ts from design/. Do not edit by hand.
export const palette = {
  surface: '#FFFFFF',
  ink: '#1A2124',
  ink2: '#48535A',
  accent: '#14566B',
  line: '#DFDCD4',
  sans: "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
} as const;

export const skeletonAfterMs = 300;
