import { Check, Clock3, FilePenLine, RefreshCw, type LucideIcon } from 'lucide-react';
import { publicationStateLabels, type PublicationState } from '../../../contracts/disclosure';

const icons: Record<PublicationState, LucideIcon> = { draft: FilePenLine, checking: Clock3, approving: Clock3, published: Check, replaced: RefreshCw };

/** Where it stands, by shape and word. */
export function StateTag({ state }: { state: PublicationState }) {
  const Icon = icons[state];
  return (
    <span className={state === 'published' ? 'tag step-tag on' : 'tag step-tag'}>
      <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
      {publicationStateLabels[state]}
    </span>
  );
}
