import { Button, Progress } from 'antd';
import { FileText, Image as ImageIcon, Mic, Paperclip, RotateCw, Video, X } from 'lucide-react';
import { useId, useRef } from 'react';
import { attachmentMaxBytes, attachmentsMax } from '../../../contracts/clue-report';
import { sizeWords } from '../../parts/numbers';
import type { Proof, useProof } from './use-proof';

const icons = { image: ImageIcon, audio: Mic, video: Video, document: FileText } as const;

/** Photos and scans of the letter, recordings of the call: each row says where it stands, what was taken out, and goes with one press. */
export function ProofField({ proof, named }: { proof: ReturnType<typeof useProof>; named: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const room = attachmentsMax - proof.items.length;
  return (
    <div className="proof">
      <p id={hint} className="muted small">
        {named ? '反映人留了名：原样封存，记下 SHA-256。' : '反映人没有留名：先去掉文件里的个人信息再封存，去不掉的不收。'}
        最多 {attachmentsMax} 个，每个不超过 {sizeWords(attachmentMaxBytes)}。只在内存里处理，不落盘。
      </p>
      <ul>
        {proof.items.map((item) => (
          <Row key={item.key} item={item} onAgain={() => proof.again(item)} onRemove={() => proof.remove(item)} />
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="选材料"
        onChange={(event) => {
          proof.add([...(event.target.files ?? [])].slice(0, room));
          event.target.value = '';
        }}
      />
      {room > 0 ? (
        <Button icon={<Paperclip size={15} aria-hidden="true" />} aria-describedby={hint} onClick={() => input.current?.click()}>
          选照片、扫描件、录音
        </Button>
      ) : (
        <p className="muted small">已经 {attachmentsMax} 个，满了。</p>
      )}
    </div>
  );
}

function Row({ item, onAgain, onRemove }: { item: Proof; onAgain: () => void; onRemove: () => void }) {
  const { file, stored, fault, sent } = item;
  const Icon = stored ? icons[stored.kind] : FileText;
  return (
    <li className="proof-row">
      <Icon size={17} aria-hidden="true" />
      <span className="grow">
        {file.name}　<small className="muted">{sizeWords(stored?.size ?? file.size)}</small>
        <State item={item} />
        {!stored && !fault ? <Progress percent={Math.round(sent * 100)} size="small" aria-label={`传 ${file.name}`} /> : null}
      </span>
      {fault ? (
        <Button type="text" size="small" icon={<RotateCw size={15} aria-hidden="true" />} onClick={onAgain}>
          重传
        </Button>
      ) : null}
      <Button type="text" size="small" aria-label={`去掉 ${file.name}`} icon={<X size={15} aria-hidden="true" />} onClick={onRemove} />
    </li>
  );
}

function State({ item: { stored, fault, sent } }: { item: Proof }) {
  if (fault) return <small className="second bad">{fault}</small>;
  if (!stored) return <small className="second">{sent < 1 ? '正在传' : '正在处理、加密'}</small>;
  return <small className="second">{stored.cleaned.length > 0 ? `已封存，去掉了${stored.cleaned.join('、')}。${stored.remains}` : '原样封存'}</small>;
}
