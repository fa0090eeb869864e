import type { ProjectPlaces } from '../../../../contracts/project';
import { distanceWords } from '../../logic/money';
import { goProject } from '../../platform/places';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Drawing } from '../project-parts/Drawing';

const inUri = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/** The village's outline with numbered dots where there is one, and under it the same as a list. */
export function Places({ places: { outline, items, village } }: { places: ProjectPlaces }) {
  return (
    <>
      {outline ? (
        <Box className="card gap-bottom">
          <Drawing source={inUri(outline)} label={`${village.name}的轮廓，圆点是项目，编号和下面一样，方块是村委会`} />
          <Box className="table-note">圆点是项目，编号和下面一样；方块是村委会。</Box>
        </Box>
      ) : null}
      <Box className="card card--rows">
        {items.map(({ id, name, place, metres, mark }) => (
          <Tap key={id} className="link-row" onTap={() => goProject(id)}>
            <Box className="grow">
              <Words className="link-row__name">
                {mark === null ? '' : `${mark}. `}
                {name}
              </Words>
              <Words className="link-row__more">
                {place}
                {metres === null ? '' : `，离村委会 ${distanceWords(metres)}`}
              </Words>
            </Box>
            <Icon name="forward" />
          </Tap>
        ))}
      </Box>
    </>
  );
}
