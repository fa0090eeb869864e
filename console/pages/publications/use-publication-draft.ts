import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asDraft, type PublicationDetail, type SavedPublication } from '../../../contracts/publication';
import { savePublication } from '../../api/publications';
import { DraftKeeper, type Draft, type KeeperState } from './draft-keeper';

export const draftOf = ({ nothing, content, attachments, looked, personal, correction, withdraws }: PublicationDetail): Draft => ({
  nothing,
  content: content && asDraft(content),
  attachments: attachments.map(({ id }) => id),
  looked,
  decisions: personal.flatMap(({ text, decision }) => (decision ? [{ text, decision }] : [])),
  ...(correction ? { reason: correction.reason } : {}),
  ...(withdraws ? { withdraws } : {}),
});

/** A draft as it is being written, kept on the server as one goes. */
export function usePublicationDraft(publication: PublicationDetail) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(publication));
  const [detail, setDetail] = useState<PublicationDetail>(publication);
  const [state, setState] = useState<KeeperState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [masked, setMasked] = useState<SavedPublication['maskedNow']>([]);
  const [keeper] = useState(
    () =>
      new DraftKeeper(publication.version, (body) => savePublication(publication.id, body), (next, { saved, sent, error: failed }) => {
        setState(next);
        setError(failed ?? null);
        if (!saved) return;
        setDetail(saved);
        client.setQueryData(['publications', 'one', publication.id], saved);
        if (saved.maskedNow.length > 0) setMasked(saved.maskedNow);
        // What was masked or tidied takes the place of what was typed, unless somebody typed on.
        setDraft((now) => (now === sent ? draftOf(saved) : now));
      }),
  );
  const change = (next: Partial<Draft>): void => {
    const all = { ...draft, ...next };
    setDraft(all);
    keeper.change(all);
  };
  /** After an act that the server answered with another content. */
  const renew = (next: PublicationDetail): void => {
    keeper.renew(next.version);
    setDetail(next);
    setDraft(draftOf(next));
    client.setQueryData(['publications', 'one', publication.id], next);
  };

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!keeper.settled) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      // Leaving by a link of the console: what waits for its pause goes now.
      void keeper.flush();
    };
  }, [keeper]);

  return { draft, detail, state, error, masked, change, renew, keeper };
}
