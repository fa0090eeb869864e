import { useState } from 'react';
import { Dialog } from '../parts/dialog';
import type { Sandbox } from '../state/use-sandbox';

/** One more person with a phone, whose phone is then shown. */
export function AddDialog({ run, onAdded, onClose }: { run: Sandbox['run']; onAdded(openid: string): void; onClose(): void }) {
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const [phone, setPhone] = useState('');
  const add = () => void run(async (api) => onAdded((await api.addFollower({ name: name.trim(), about: about.trim(), phone: phone.trim() })).openid));
  return (
    <Dialog title="加一个关注者" act="加上" ready={name.trim() !== ''} onAct={add} onClose={onClose}>
      <label className="field">
        叫什么
        <input value={name} maxLength={20} autoFocus autoComplete="off" onChange={({ target }) => setName(target.value)} />
      </label>
      <label className="field">
        是谁（选填）
        <input value={about} maxLength={40} placeholder="群众，或：干部 柳溪镇" autoComplete="off" onChange={({ target }) => setAbout(target.value)} />
      </label>
      <label className="field">
        手机号（选填）
        <input value={phone} maxLength={20} inputMode="tel" autoComplete="off" onChange={({ target }) => setPhone(target.value)} />
      </label>
      <p className="muted">短信只发到这一页上。请不要填真的号码。</p>
    </Dialog>
  );
}
