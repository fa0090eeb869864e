import { goFind, goHousehold, goPolicies, goPowers, goProjects, goReport, goVillageAccounts } from '../../platform/places';
import { KioskIcon, type KioskIconName } from '../../kiosk/icons';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

interface Door {
  icon: KioskIconName;
  name: string;
  more: string;
  go: (villageId: string) => void;
}

const doors: readonly Door[] = [
  { icon: 'account', name: '村里的账', more: '每一笔收支和单据', go: goVillageAccounts },
  { icon: 'payments', name: '我家的补贴', more: '凭村里发的户码', go: goHousehold },
  { icon: 'powers', name: '办事流程', more: '一项权力，一张图', go: goPowers },
  { icon: 'projects', name: '村里的工程', more: '从立项到付款', go: goProjects },
  { icon: 'policies', name: '惠民政策', more: '谁能领，怎么领', go: goPolicies },
  { icon: 'report', name: '反映问题', more: '扫码，用自己的手机写', go: goReport },
];

/** Six large tiles and the search. */
export function Doors({ villageId }: { villageId: string }) {
  return (
    <Box className="kiosk-pad">
      <Heading level={2} className="kiosk-ask">
        点一下，看什么
      </Heading>
      <Box className="kiosk-doors">
        {doors.map(({ icon, name, more, go }, index) => (
          <Tap key={name} className={index === 0 ? 'kiosk-door kiosk-door--fill' : 'kiosk-door'} onTap={() => go(villageId)}>
            <KioskIcon name={icon} />
            <Box>
              <Words className="kiosk-door__name">{name}</Words>
              <Words className="kiosk-door__more">{more}</Words>
            </Box>
          </Tap>
        ))}
      </Box>
      <Tap className="kiosk-find" onTap={() => goFind(villageId)}>
        <Icon name="search" />
        <Words className="grow">找一件事、找别的村</Words>
        <Words className="kiosk-find__how">拼音</Words>
      </Tap>
    </Box>
  );
}
