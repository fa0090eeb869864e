import { Check, CircleSlash, Clock3, FilePenLine, RefreshCw, type LucideIcon } from 'lucide-react';
import { bulletinStateLabels, type BulletinState } from '../../../contracts/bulletin';

const icons: Record<BulletinState, LucideIcon> = { draft: FilePenLine, pending: Clock3, published: Check, withdrawn: CircleSlash, replaced: RefreshCw };

/** Where it stands, by shape and word. It is no light: nothing here is late. */
export function StateTag({ state }: { state: BulletinState }) {
  const Icon = icons[state];
  return (
    <span className={state === 'published' ? 'tag step-tag on' : 'tag step-tag'}>
      <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
      {bulletinStateLabels[state]}
    </span>
  );
}
