import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { Download, Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AudioOutlet, BroadcastAudio } from '../../../contracts/broadcast-audio';
import type { DisclosureOutlets } from '../../../contracts/disclosure-outlet';
import { makeAudio, useAudioFile } from '../../api/disclosure-outlets';
import { CopyButton } from '../../parts/copy-button';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { sizeWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { Lines } from './lines';

/** The script, and where a service is set, its audio. */
export function Broadcast({ id, outlets, query }: { id: string; outlets: DisclosureOutlets; query: UseQueryResult<AudioOutlet> }) {
  return (
    <>
      {query.data ? <Audio id={id} outlet={query.data} /> : query.error ? <Failure error={query.error} again={() => void query.refetch()} /> : <Skeleton rows={2} />}
      <Lines title="广播稿" about="数字已经写成念的样子，照着念就行；一行一句，念完一行停一停。" acts={<CopyButton text={outlets.broadcast.join('\n')} label="复制全文" />} lines={outlets.broadcast} />
    </>
  );
}

const lengthWords = (seconds: number): string => {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
};

function Audio({ id, outlet: { audio, connected, abilities } }: { id: string; outlet: AudioOutlet }) {
  const make = useAct({ act: () => makeAudio(id), refresh: ['outlet-audio'] });
  const state = audio?.state;
  return (
    <Card title="音频" className="audio-card" note={audio?.file ? `${lengthWords(audio.file.seconds)}，${sizeWords(audio.file.size)}` : undefined}>
      {audio?.file ? <Made file={audio.file} /> : null}
      {audio && state === 'waiting' ? (
        <div role="status">
          <p>正在念。可以离开这一页，做好了回来听。</p>
          {audio.progress.total > 0 ? <Progress percent={Math.round((audio.progress.done / audio.progress.total) * 100)} format={() => `${audio.progress.done} / ${audio.progress.total} 段`} status="normal" strokeColor="var(--accent)" /> : null}
        </div>
      ) : null}
      {audio?.fault ? <p className="late">{audio.fault}</p> : null}
      {state === 'made' || state === 'waiting' ? null : !connected ? (
        <p>没有接语音合成，做不了音频，稿子可以照着念。要用，请管理员写好 TTS_SECRET_ID 和 TTS_SECRET_KEY。</p>
      ) : abilities.make ? (
        <div className="row">
          <Button type="primary" icon={<Volume2 size={16} aria-hidden="true" />} loading={make.busy} onClick={() => make.run(undefined)}>
            {state === 'failed' ? '再做一次音频' : '做成音频'}
          </Button>
          <span className="muted">由语音合成念下面的稿子，一版只做一次。送去的只有这份稿子，名字已遮住。</span>
        </div>
      ) : (
        <p className="muted">音频由村里、乡镇或区里来做。</p>
      )}
      <FormFault error={make.error} />
    </Card>
  );
}

function Made({ file }: { file: NonNullable<BroadcastAudio['file']> }) {
  const { data, error, refetch } = useAudioFile(file.id);
  if (error) return <Failure error={error} again={() => void refetch()} />;
  return data ? <Player blob={data} name={file.name} /> : <Skeleton rows={1} />;
}

function Player({ blob, name }: { blob: Blob; name: string }) {
  const [address] = useState(() => URL.createObjectURL(blob));
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <div className="row">
      <audio controls src={address} aria-label="广播音频" />
      <Button type="primary" icon={<Download size={16} aria-hidden="true" />} href={address} download={name}>
        下载 MP3
      </Button>
    </div>
  );
}
