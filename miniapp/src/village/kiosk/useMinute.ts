import { useEffect, useState } from 'react';

const lookMs = 5000;

/** The time, new with every minute. */
export function useMinute(): Date {
  const [minute, setMinute] = useState(() => minuteNow());
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteNow()), lookMs);
    return () => clearInterval(timer);
  }, []);
  return new Date(minute);
}

const minuteMs = 60_000;
const minuteNow = (): number => Math.floor(Date.now() / minuteMs) * minuteMs;
