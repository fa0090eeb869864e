import { Box, Tap, Words } from './elements';
import { Icon, type IconName } from './Icon';

/** One line of a list that leads somewhere. */
export function LinkRow({ icon, name, more, onTap }: { icon: IconName; name: string; more: string; onTap: () => void }) {
  return (
    <Tap className="link-row" onTap={onTap}>
      <Icon name={icon} size="large" />
      <Box className="grow">
        <Words className="link-row__name">{name}</Words>
        <Words className="link-row__more">{more}</Words>
      </Box>
      <Icon name="forward" />
    </Tap>
  );
}
