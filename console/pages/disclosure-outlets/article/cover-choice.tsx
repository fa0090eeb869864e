import { Button } from 'antd';
import { ImageUp } from 'lucide-react';
import { useRef } from 'react';
import type { Notice } from '../../../../contracts/disclosure-outlet';
import { Card } from '../../../parts/page';
import { coverLookLabels, coverLooks, coverSvg, svgAddress, type CoverLook, type OwnCover } from './cover';

interface Props {
  look: CoverLook | 'own';
  own: OwnCover | null;
  notice: Notice;
  title: string;
  onLook: (look: CoverLook | 'own') => void;
  onOwn: (own: OwnCover) => void;
}

/** Two drawn covers, or a picture of one's own. */
export function CoverChoice({ look, own, notice, title, onLook, onOwn }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Card title="封面" className="padded-below">
      <div className="cover-choice" role="group" aria-label="封面">
        {coverLooks.map((value) => (
          <button key={value} type="button" aria-pressed={look === value} onClick={() => onLook(value)}>
            <img src={svgAddress(coverSvg({ village: notice.village, town: notice.town, period: notice.period, title }, value))} alt="" />
            {coverLookLabels[value]}
          </button>
        ))}
        <div className="cover-own">
          <Button icon={<ImageUp size={16} aria-hidden="true" />} aria-pressed={look === 'own'} onClick={() => input.current?.click()}>
            {own ? `用的是 ${own.file.name}` : '自己选一张'}
          </Button>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            aria-label="封面图片"
            className="visually-hidden"
            tabIndex={-1}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (!file) return;
              onOwn({ file, address: URL.createObjectURL(file) });
              onLook('own');
            }}
          />
          <small className="muted">照片里不要有人脸、证件</small>
        </div>
      </div>
    </Card>
  );
}
