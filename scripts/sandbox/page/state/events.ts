import { change, type Change } from '../../contract';

export interface Listener {
  /** Each time it stands anew: whatever was told in between is missed, so everything is to be read again. */
  opened(): void;
  changed(change: Change): void;
  lost(): void;
}

const retryAfterMs = 2_000;

/** Follows the sandbox's events until stopped. A browser gives up on an answer that is no stream; this does not. */
export function listen(listener: Listener): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    source = new EventSource('/sandbox/api/events');
    source.onopen = () => listener.opened();
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const parsed = change.safeParse(json(data));
      if (parsed.success) listener.changed(parsed.data);
    };
    source.onerror = () => {
      listener.lost();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryAfterMs);
    };
  };
  connect();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
