import { Button } from 'antd';
import { FileText, Upload, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { documentMaxBytes } from '../../contracts/file';
import { uploadFile } from '../api/files';
import { faultWords } from './notice';
import { sizeWords } from './numbers';

interface Item {
  key: number;
  name: string;
  size: number;
  id: string | null;
  fault: string | null;
}

interface UploadFieldProps {
  max: number;
  /** Ids of the files, for a form. */
  value?: string[];
  /** Of those ids, where they are known. */
  names?: readonly string[];
  onChange?: (ids: string[]) => void;
  onBusy?: (busy: boolean) => void;
}

const accepted = 'image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx';

/** Chooses files and uploads them at once; each row says where it stands. Ids it began with stay until removed. */
export function UploadField({ max, value = [], names = [], onChange, onBusy }: UploadFieldProps) {
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const lastKey = useRef(0);
  const [items, setItems] = useState<Item[]>(() => value.map((id, index) => ({ key: -index - 1, name: names[index] ?? `凭据 ${index + 1}`, size: 0, id, fault: null })));

  const show = (next: Item[]) => {
    setItems(next);
    onChange?.(next.flatMap((item) => item.id ?? []));
    onBusy?.(next.some((item) => !item.id && !item.fault));
  };

  const add = async (files: File[]) => {
    let current = items;
    const put = (item: Item) => {
      current = [...current.filter((one) => one.key !== item.key), item].sort((a, b) => a.key - b.key);
      show(current);
    };
    for (const file of files.slice(0, max - items.length)) {
      const item: Item = { key: (lastKey.current += 1), name: file.name, size: file.size, id: null, fault: null };
      if (file.size > documentMaxBytes) {
        put({ ...item, fault: `超过 ${sizeWords(documentMaxBytes)}，请压缩后再传` });
        continue;
      }
      put(item);
      try {
        put({ ...item, id: (await uploadFile(file)).id });
      } catch (error) {
        put({ ...item, fault: faultWords(error) });
      }
    }
  };

  return (
    <div className="stack" style={{ gap: 6 }}>
      {items.map((item) => (
        <div key={item.key} className="row upload-row">
          <FileText size={16} aria-hidden="true" />
          <span className="grow">
            {item.name}
            <small className="muted">　{item.fault ? '' : item.id ? (item.size > 0 ? sizeWords(item.size) : '已有') : '正在传'}</small>
            {item.fault ? <small className="bad">{item.fault}</small> : null}
          </span>
          <Button type="text" size="small" aria-label={`去掉 ${item.name}`} icon={<X size={15} aria-hidden="true" />} onClick={() => show(items.filter((one) => one.key !== item.key))} />
        </div>
      ))}
      <input
        ref={input}
        id={inputId}
        type="file"
        multiple
        accept={accepted}
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {items.length < max ? (
        <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
          选文件
        </Button>
      ) : null}
    </div>
  );
}
