import { useEffect, useState } from 'react';

const typingPauseMs = 400;

/** The value after a pause in typing. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
