import { useElder } from '../store/elder';
import { Toggle, Words } from './elements';
import { Icon } from './Icon';

/** 大字 on the first screen of every entry page; remembered on the phone. */
export function ElderToggle() {
  const { elder, setElder } = useElder();
  return (
    <Toggle kind="switch" className="pill elder-toggle" on={elder} onChange={setElder} label="大字版">
      <Icon name="letters" />
      <Words>{elder ? '普通版' : '大字'}</Words>
    </Toggle>
  );
}
