import { useState } from 'react';
import { Dialog } from '../parts/dialog';

export interface Place {
  label: string;
  latitude: number;
  longitude: number;
}

/** Somewhere in the middle of the country; the platform goes by the words, not by the point. */
const somewhere = { latitude: 34.75, longitude: 104.2 };

export function PlaceDialog({ onPick, onClose }: { onPick(place: Place): void; onClose(): void }) {
  const [label, setLabel] = useState('柳溪镇上柳村村委会');
  const clean = label.trim();
  return (
    <Dialog title="发位置" act="发这个位置" ready={clean !== ''} onAct={() => onPick({ label: clean, ...somewhere })} onClose={onClose}>
      <label className="field">
        在哪里
        <input value={label} maxLength={100} autoFocus onChange={({ target }) => setLabel(target.value)} />
      </label>
    </Dialog>
  );
}
