import { Image, MapPin, Mic, ScanLine, UserRoundMinus, UserRoundPlus, Video } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { act, Follower } from '../../contract';
import type { Sandbox } from '../state/use-sandbox';
import { PictureDialog } from './picture-dialog';
import { PlaceDialog } from './place-dialog';
import { ScanDialog } from './scan-dialog';

type Asking = 'scan' | 'picture' | 'place';

/** What a person does on the phone besides writing. Whoever does not follow can scan and follow only. */
export function FollowerActs({ follower: { openid, follows }, run }: { follower: Follower; run: Sandbox['run'] }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const does = (what: z.input<typeof act>) => void run((api) => api.act(openid, what));
  const close = () => setAsking(null);
  return (
    <div className="acts" role="group" aria-label="在手机上做">
      <ActButton icon={<ScanLine size={15} aria-hidden />} onClick={() => setAsking('scan')}>
        扫一个码
      </ActButton>
      <ActButton icon={<Image size={15} aria-hidden />} disabled={!follows} onClick={() => setAsking('picture')}>
        发图片
      </ActButton>
      <ActButton icon={<MapPin size={15} aria-hidden />} disabled={!follows} onClick={() => setAsking('place')}>
        发位置
      </ActButton>
      <ActButton icon={<Mic size={15} aria-hidden />} disabled={!follows} onClick={() => does({ type: 'voice', seconds: 3 })}>
        发语音
      </ActButton>
      <ActButton icon={<Video size={15} aria-hidden />} disabled={!follows} onClick={() => does({ type: 'video' })}>
        发视频
      </ActButton>
      {follows ? (
        <ActButton icon={<UserRoundMinus size={15} aria-hidden />} onClick={() => does({ type: 'unfollow' })}>
          取消关注
        </ActButton>
      ) : (
        <ActButton icon={<UserRoundPlus size={15} aria-hidden />} onClick={() => does({ type: 'follow' })}>
          关注
        </ActButton>
      )}
      {asking === 'scan' && <ScanDialog follows={follows} onScan={(scene) => does(follows ? { type: 'scan', scene } : { type: 'follow', scene })} onClose={close} />}
      {asking === 'picture' && <PictureDialog onPick={(data) => does({ type: 'image', data })} onClose={close} />}
      {asking === 'place' && <PlaceDialog onPick={(place) => does({ type: 'location', ...place })} onClose={close} />}
    </div>
  );
}

function ActButton({ icon, disabled, onClick, children }: { icon: ReactNode; disabled?: boolean; onClick(): void; children: string }) {
  return (
    <button type="button" className="button" disabled={disabled} onClick={onClick}>
      {icon}
      {children}
    </button>
  );
}
