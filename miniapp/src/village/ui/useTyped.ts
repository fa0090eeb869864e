import { useEffect, useState } from 'react';

const pauseMs = 300;

/** What is typed, and what of it is asked for: a moment after the last key. */
export function useTyped() {
  const [typed, type] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type, text };
}
