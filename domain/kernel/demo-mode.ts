let demo = false;

/** Once at start, in demo mode only. @throws Error in production */
export function enableDemo(): void {
  if (process.env.NODE_ENV === 'production') throw new Error('demo mode is not for production');
  demo = true;
}

export const demoEnabled = (): boolean => demo;
