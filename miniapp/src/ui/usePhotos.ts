import { useEffect, useRef, useState } from 'react';
import { photoMaxBytes } from '../../../contracts/rating-options';
import { asFault } from '../api/fault';
import { sendPhoto } from '../api/ratings';
import { sizeProblem, type Photo } from '../logic/photo';
import { onConnected } from '../platform/connection';
import { choosePhotos, forgetPhoto, keepPhoto } from '../platform/photos';

export type ChangePhotos = (change: (photos: Photo[]) => Photo[]) => void;

export interface PhotoActs {
  photos: readonly Photo[];
  /** How far each is that is on its way. */
  percents: Readonly<Record<string, number>>;
  add: () => Promise<void>;
  again: (photo: Photo) => void;
  remove: (photo: Photo) => void;
}

let last = 0;
const nextId = (): string => `photo-${Date.now().toString(36)}-${(last += 1)}`;

/**
 * Pictures go to the server while the person still writes; what did not get there goes again when the network returns,
 * or when it is asked for. `keep`: they outlive a closed phone, and what was under way goes on.
 */
export function usePhotos(photos: readonly Photo[], change: ChangePhotos, { most, keep = false }: { most: number; keep?: boolean }): PhotoActs {
  const [percents, setPercents] = useState<Record<string, number>>({});
  const send = async (photo: Photo) => {
    const put = (outcome: Partial<Photo>) => change((all) => all.map((other) => (other.id === photo.id ? { ...other, ...outcome } : other)));
    put({ failed: false });
    try {
      const token = await sendPhoto(photo.preview, (percent) => setPercents((all) => ({ ...all, [photo.id]: percent })));
      put({ token, sentAt: Date.now() });
    } catch (error) {
      const fault = asFault(error);
      put({ failed: true, problem: fault.kind === 'refused' ? fault.message : undefined });
    }
  };
  // The network may return long after the page was drawn: then what counts is what stands there by then.
  const latest = useRef({ photos, send });
  useEffect(() => {
    latest.current = { photos, send };
  });
  useEffect(() => {
    const sendAll = (which: (photo: Photo) => boolean) => {
      const { photos: all, send: go } = latest.current;
      for (const photo of all.filter(which)) void go(photo);
    };
    sendAll(({ token, problem }) => !token && !problem);
    return onConnected(() => sendAll(({ failed, problem }) => Boolean(failed) && !problem));
  }, []);

  return {
    photos,
    percents,
    add: async () => {
      const chosen = await choosePhotos(most - photos.length);
      const added = await Promise.all(
        chosen.map(async ({ preview, bytes }): Promise<Photo> => {
          const problem = sizeProblem(bytes, photoMaxBytes);
          return { id: nextId(), preview: keep && !problem ? await keepPhoto(preview) : preview, ...(problem ? { failed: true, problem } : {}) };
        }),
      );
      change((all) => [...all, ...added].slice(0, most));
      for (const photo of added) if (!photo.failed) await send(photo);
    },
    again: (photo) => void send(photo),
    remove: (photo) => {
      forgetPhoto(photo.preview);
      change((all) => all.filter((other) => other.id !== photo.id));
    },
  };
}
