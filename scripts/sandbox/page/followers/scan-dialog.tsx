import { useState } from 'react';
import { Dialog } from '../parts/dialog';

/** Stands for the camera: what a code carries is typed in. Scanning while not following means following by that code. */
export function ScanDialog({ follows, onScan, onClose }: { follows: boolean; onScan(scene: string): void; onClose(): void }) {
  const [scene, setScene] = useState('');
  const clean = scene.trim();
  return (
    <Dialog title="扫一个码" act={follows ? '扫这个码' : '扫码并关注'} ready={clean !== ''} onAct={() => onScan(clean)} onClose={onClose}>
      <label className="field">
        码里的内容
        <input value={scene} maxLength={64} autoFocus autoComplete="off" onChange={({ target }) => setScene(target.value)} />
      </label>
      <p className="muted">邀请单上的码，内容就是那 8 位邀请码。别的码，填它带的参数。</p>
    </Dialog>
  );
}
