import { photosMax } from '../../../../contracts/rating-options';
import type { Draft } from '../../logic/draft';
import type { Photo } from '../../logic/photo';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { usePhotos } from '../../ui/usePhotos';

export function Photos({ photos, change }: { photos: Photo[]; change: (change: (before: Draft) => Draft) => void }) {
  const acts = usePhotos(photos, (update) => change((before) => ({ ...before, photos: update(before.photos) })), { most: photosMax });
  return <PhotoStrip title="照片" hint={`选填，最多 ${photosMax} 张`} name="照片" first="加照片" more="再加一张" most={photosMax} acts={acts} />;
}
