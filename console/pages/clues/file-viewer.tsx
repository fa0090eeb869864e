import { Button, Modal } from 'antd';
import { Download, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import type { ClueDetail } from '../../../contracts/clue-registry';
import { keepFile, viewFile } from '../../api/clues';
import { Failure, FormFault, Skeleton } from '../../parts/notice';
import { sizeWords } from '../../parts/numbers';
import { useAct } from '../../parts/use-act';
import { useWatermarkWords } from '../../parts/watermark';
import type { ClueFile, FilesFrom } from './files';
import { MarkedImage } from './marked-image';

interface ViewerProps {
  detail: Pick<ClueDetail, 'id' | 'code'>;
  from: FilesFrom;
  file: ClueFile;
  onClose: () => void;
}

/** One file, opened into memory and shown from there; keeping it is an act of its own, and on record as such. */
export function FileViewer({ detail, from, file, onClose }: ViewerProps) {
  const [large, setLarge] = useState(false);
  const keep = useAct({ act: () => keepFile(from, detail.id, file.id, file.name), done: '存好了，已留痕' });
  const viewed = file.kind !== 'document';
  return (
    <Modal open title={file.name} onCancel={onClose} footer={null} width={viewed ? 'min(1100px, 92vw)' : 520} destroyOnHidden className="file-viewer">
      {viewed ? <Look detail={detail} from={from} file={file} large={large} /> : <p>这种文件不在页面里打开，只能另存到这台电脑上看。</p>}
      <p className="muted small">
        {file.cleaned.length > 0 ? `去掉了${file.cleaned.join('、')}　` : '和送来时一样　'}
        {sizeWords(file.size)}　SHA-256 <span className="hash">{file.sha256}</span>
      </p>
      <FormFault error={keep.error} />
      <div className="act-buttons">
        <span className="grow muted small">另存的没有水印，存下就归您保管。谁存的、哪一个，都留痕。</span>
        {file.kind === 'image' ? (
          <Button icon={large ? <ZoomOut size={16} aria-hidden="true" /> : <ZoomIn size={16} aria-hidden="true" />} onClick={() => setLarge(!large)}>
            {large ? '整张看' : '放大看'}
          </Button>
        ) : null}
        <Button icon={<Download size={16} aria-hidden="true" />} loading={keep.busy} onClick={() => keep.run(undefined)}>
          {keep.busy ? '正在存' : '另存到电脑'}
        </Button>
      </div>
    </Modal>
  );
}

function Look({ detail, from, file, large }: Pick<ViewerProps, 'detail' | 'from' | 'file'> & { large: boolean }) {
  const { blob, error, again } = useFile(from, detail.id, file.id);
  const words = useWatermarkWords(detail.code);
  if (error) return <Failure error={error} again={again} />;
  if (!blob) return <Skeleton rows={4} />;
  if (file.kind === 'image') return <MarkedImage blob={blob} label={file.name} words={words} large={large} />;
  return <Player blob={blob} kind={file.kind === 'video' ? 'video' : 'audio'} label={file.name} />;
}

/** Read once when it is opened; kept in no cache. */
function useFile(from: FilesFrom, id: string, fileId: string) {
  const [state, setState] = useState<{ blob?: Blob; error?: unknown }>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    viewFile(from, id, fileId, gone.signal).then(
      (blob) => setState({ blob }),
      (error: unknown) => (gone.signal.aborted ? undefined : setState({ error })),
    );
    return () => gone.abort();
  }, [from, id, fileId, tries]);
  const again = () => {
    setState({});
    setTries(tries + 1);
  };
  return { ...state, again };
}

/** From memory: the recording has no address that somebody else could ask for. */
function Player({ blob, kind, label }: { blob: Blob; kind: 'audio' | 'video'; label: string }) {
  const media = useRef<HTMLMediaElement | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    if (media.current) media.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  const hold = (element: HTMLMediaElement | null): void => void (media.current = element);
  const shared = { ref: hold, className: 'clue-player', controls: true, controlsList: 'nodownload', 'aria-label': label, onContextMenu: (event: MouseEvent) => event.preventDefault() };
  return kind === 'video' ? <video {...shared} /> : <audio {...shared} />;
}
