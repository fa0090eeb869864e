import { useCallback, useState } from 'react';

/** The width an element has, so that a chart is drawn at its size and its letters keep theirs. */
export function useWidth<E extends HTMLElement>(): [(element: E | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(0);
  const watch = useCallback((element: E | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, width];
}
