import { useState, type ChangeEvent } from 'react';
import { Dialog } from '../parts/dialog';

/** As much as the sandbox takes, before the third that Base64 adds. */
const largestBytes = 5_500_000;

/** A picture of one's own; without one the sandbox sends a picture of its own. */
export function PictureDialog({ onPick, onClose }: { onPick(data: string | undefined): void; onClose(): void }) {
  const [data, setData] = useState<string>();
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    setData(undefined);
    setWrong(file && file.size > largestBytes ? '这张图太大，请选 5 MB 以内的。' : null);
    if (file && file.size <= largestBytes) setData(await base64(file));
  };
  return (
    <Dialog title="发图片" act={data === undefined ? '发一张示意图' : '发这张'} ready={wrong === null} onAct={() => onPick(data)} onClose={onClose}>
      <label className="field">
        选一张图（选填）
        <input type="file" accept="image/jpeg,image/png" onChange={(event) => void take(event)} />
      </label>
      {wrong === null ? <p className="muted">不选就发沙箱自带的示意图。</p> : <p className="field-wrong">{wrong}</p>}
    </Dialog>
  );
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(file);
  });
}
