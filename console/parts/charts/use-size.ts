import { useCallback, useState } from 'react';

export interface Size {
  width: number;
  height: number;
}

/** The room an element has, so that a chart fills it and its letters keep their size. Nothing is drawn before it is known. */
export function useSize<E extends HTMLElement>(): [(element: E | null) => (() => void) | undefined, Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const watch = useCallback((element: E | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize(width > 0 ? { width: Math.floor(width), height: Math.floor(height) } : null);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, size];
}
