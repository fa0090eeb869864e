import { FileText } from 'lucide-react';
import { fileAddress } from '../api/files';

/** Files of any kind; an image opens in a tab, a document is saved. */
export function FileLinks({ ids, label }: { ids: string[]; label: string }) {
  if (ids.length === 0) return null;
  return (
    <div className="row wrap">
      {ids.map((id, index) => (
        <a key={id} className="link" href={fileAddress(id)} target="_blank" rel="noreferrer">
          <FileText size={15} aria-hidden="true" />
          {label} {index + 1}
        </a>
      ))}
    </div>
  );
}
