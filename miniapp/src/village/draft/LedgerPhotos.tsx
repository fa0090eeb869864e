import type { DraftPhoto } from '../../logic/draft';
import { usePhotos } from '../../pages/rate/usePhotos';
import { photosMax } from '../../../../contracts/rating-options';
import { Box, Picture, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { Section } from '../../ui/Section';

type Change = (change: (photos: DraftPhoto[]) => DraftPhoto[]) => void;

/** The page of the ledger or the paper itself: whoever checks compares the figures with it. */
export function LedgerPhotos({ photos, change }: { photos: DraftPhoto[]; change: Change }) {
  const acts = usePhotos(photos, change);
  return (
    <Section title="账本照片" hint={`选填，最多 ${photosMax} 张，和账一起公开`}>
      <Box className="photos">
        {photos.map((photo, index) => (
          <Box key={photo.id} className={photo.failed ? 'photo photo--failed' : 'photo'}>
            <Picture className="photo__picture" source={photo.preview} label={`第 ${index + 1} 张照片`} />
            <Box className="photo__state" live>
              {photo.failed ? '没传上' : photo.token ? '传好了' : '正在传'}
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
            <Words>{photos.length === 0 ? '拍账本' : '再拍一张'}</Words>
          </Tap>
        ) : null}
      </Box>
      <FieldError id="photo-problem">{photos.find((photo) => photo.problem)?.problem}</FieldError>
    </Section>
  );
}
