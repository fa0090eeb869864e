import { useRef } from 'react';
import { photosMax } from '../../../../contracts/rating-options';
import { asFault } from '../../api/fault';
import { sendPhoto } from '../../api/ratings';
import type { DraftPhoto } from '../../logic/draft';
import { choosePhotos, forgetPhoto } from '../../platform/photos';

type ChangePhotos = (change: (photos: DraftPhoto[]) => DraftPhoto[]) => void;

/** Pictures go to the server while the person still writes; one that did not get there can be sent again or left out. */
export function usePhotos(photos: readonly DraftPhoto[], change: ChangePhotos) {
  const counter = useRef(0);

  const send = async (photo: DraftPhoto) => {
    const put = (outcome: Partial<DraftPhoto>) => change((all) => all.map((other) => (other.id === photo.id ? { ...other, ...outcome } : other)));
    put({ failed: false });
    try {
      put({ token: await sendPhoto(photo.preview) });
    } catch (error) {
      put({ failed: true, problem: asFault(error).kind === 'refused' ? asFault(error).message : undefined });
    }
  };

  return {
    add: async () => {
      const chosen = await choosePhotos(photosMax - photos.length);
      const added = chosen.map((preview) => ({ id: `photo-${++counter.current}`, preview }));
      change((all) => [...all, ...added].slice(0, photosMax));
      for (const photo of added) await send(photo);
    },
    again: (photo: DraftPhoto) => void send(photo),
    remove: (photo: DraftPhoto) => {
      forgetPhoto(photo.preview);
      change((all) => all.filter((other) => other.id !== photo.id));
    },
  };
}
