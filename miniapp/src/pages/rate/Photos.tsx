import { photosMax } from '../../../../contracts/rating-options';
import type { Draft, DraftPhoto } from '../../logic/draft';
import { Box, Picture, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { usePhotos } from './usePhotos';

function stateWords(photo: DraftPhoto): string {
  if (photo.failed) return '没传上';
  return photo.token ? '传好了' : '正在传';
}

export function Photos({ photos, change }: { photos: DraftPhoto[]; change: (change: (before: Draft) => Draft) => void }) {
  const acts = usePhotos(photos, (update) => change((before) => ({ ...before, photos: update(before.photos) })));
  return (
    <Section title="照片" hint={`选填，最多 ${photosMax} 张`}>
      <Box className="photos">
        {photos.map((photo, index) => (
          <Box key={photo.id} className={photo.failed ? 'photo photo--failed' : 'photo'}>
            <Picture className="photo__picture" source={photo.preview} label={`第 ${index + 1} 张照片`} />
            <Box className="photo__state" live>
              {stateWords(photo)}
            </Box>
            <Box className="photo__acts">
              {photo.failed ? (
                <Tap className="photo__act" onTap={() => acts.again(photo)}>
                  重传
                </Tap>
              ) : null}
              <Tap className="photo__act" onTap={() => acts.remove(photo)} label={`去掉第 ${index + 1} 张照片`}>
                去掉
              </Tap>
            </Box>
          </Box>
        ))}
        {photos.length < photosMax ? (
          <Tap className="photo-add" onTap={() => void acts.add()}>
            <Icon name="camera" />
            <Words>{photos.length === 0 ? '加照片' : '再加一张'}</Words>
          </Tap>
        ) : null}
      </Box>
      <FieldError id="photo-problem">{photos.find((photo) => photo.problem)?.problem}</FieldError>
    </Section>
  );
}
