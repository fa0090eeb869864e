import { Toggle, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** The one message there is about a report, and only where the reporter ticks it. */
export function Tell({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Toggle kind="checkbox" className="tick-row" on={on} onChange={onChange}>
      <Words className={on ? 'tick-box tick-box--on' : 'tick-box'} hidden>
        {on ? <Icon name="tick" /> : null}
      </Words>
      <Words className="grow">有进展时发短信给我，只写一句“您办的事有新进展，请凭回执查看”。不勾就不发。</Words>
    </Toggle>
  );
}
