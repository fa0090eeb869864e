import { useSearchParams } from 'react-router';

/** Filters live in the address, so that a view can be sent to a colleague and the back button works. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return {
    get: (name: string): string | undefined => params.get(name) ?? undefined,
    /** Sets or, with undefined, removes. What opens something is a step one can go back from; a filter is not. */
    set: (changes: Record<string, string | undefined>, step: 'push' | 'replace' = 'replace') =>
      setParams(
        (previous) => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: step === 'replace' },
      ),
  };
}

/** One of `allowed`, or `fallback`: an address can hold anything. */
export function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], fallback: T): T;
export function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined;
export function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], fallback?: T): T | undefined {
  return allowed.find((one) => one === value) ?? fallback;
}
