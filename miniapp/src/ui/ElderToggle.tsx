import { kioskCode } from '../platform/kiosk';
import { useElder } from '../store/elder';
import { Tap, Words } from './elements';
import { Icon } from './Icon';

/** 大字 on the first screen of every entry page; remembered on the phone. A screen in the hall has it at its foot. */
export function ElderToggle() {
  const { elder, setElder } = useElder();
  if (kioskCode()) return null;
  return (
    <Tap className="pill elder-toggle" onTap={() => setElder(!elder)} label={elder ? '换回普通版' : '换成大字版'}>
      <Icon name="letters" />
      <Words>{elder ? '普通版' : '大字'}</Words>
    </Tap>
  );
}
