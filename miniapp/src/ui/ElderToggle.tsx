import { useElder } from '../store/elder';
import { Tap, Words } from './elements';
import { Icon } from './Icon';

/** 大字 on the first screen of every entry page; remembered on the phone. */
export function ElderToggle() {
  const { elder, setElder } = useElder();
  return (
    <Tap className="pill elder-toggle" onTap={() => setElder(!elder)} label={elder ? '换回普通版' : '换成大字版'}>
      <Icon name="letters" />
      <Words>{elder ? '普通版' : '大字'}</Words>
    </Tap>
  );
}
