import { photoWords } from '../logic/photo';
import { Box, Picture, Tap, Words } from './elements';
import { Icon } from './Icon';
import { FieldError } from './Notice';
import { Section } from './Section';
import type { PhotoActs } from './usePhotos';

interface Props {
  title: string;
  hint: string;
  /** What one is called, for whoever hears it. */
  name: string;
  /** On the tile that adds: the first one, and another one. */
  first: string;
  more: string;
  most: number;
  acts: PhotoActs;
}

/** Pictures with their state, and a tile that adds one from the camera or the album. */
export function PhotoStrip({ title, hint, name, first, more, most, acts }: Props) {
  const { photos, percents } = acts;
  return (
    <Section title={title} hint={hint}>
      <Box className="photos">
        {photos.map((photo, index) => (
          <Box key={photo.id} className={photo.failed ? 'photo photo--failed' : 'photo'}>
            <Picture className="photo__picture" source={photo.preview} label={`第 ${index + 1} 张${name}`} />
            <Box className="photo__state" live>
              {photoWords(photo, percents[photo.id])}
            </Box>
            <Box className="photo__acts">
              {photo.failed && !photo.problem ? (
                <Tap className="photo__act" onTap={() => acts.again(photo)} label={`重传第 ${index + 1} 张${name}`}>
                  重传
                </Tap>
              ) : null}
              <Tap className="photo__act" onTap={() => acts.remove(photo)} label={`去掉第 ${index + 1} 张${name}`}>
                去掉
              </Tap>
            </Box>
          </Box>
        ))}
        {photos.length < most ? (
          <Tap className="photo-add" onTap={() => void acts.add()}>
            <Icon name="camera" />
            <Words>{photos.length === 0 ? first : more}</Words>
          </Tap>
        ) : null}
      </Box>
      <FieldError id="photo-problem">{photos.find((photo) => photo.problem)?.problem}</FieldError>
    </Section>
  );
}
