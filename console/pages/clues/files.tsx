import { FileText, Image as ImageIcon, Mic, Video } from 'lucide-react';
import { useState } from 'react';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { sizeWords } from '../../parts/numbers';
import { FileViewer } from './file-viewer';

export type ClueFile = OpenedClue['files'][number];
const icons = { image: ImageIcon, audio: Mic, video: Video, document: FileText } as const;

/** Whose files: a clue's, or a report's that goes up. */
export type FilesFrom = '/clues' | '/upward';

/** Proof: pictures, recordings and films are looked at inside the page; whatever else is kept outside, on record. */
export function Files({ detail, files, from = '/clues' }: { detail: Pick<ClueDetail, 'id' | 'code'>; files: readonly ClueFile[]; from?: FilesFrom }) {
  const [shown, setShown] = useState<ClueFile | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className="clue-files">
        {files.map((file) => {
          const Icon = icons[file.kind];
          return (
            <li key={file.id}>
              <button type="button" onClick={() => setShown(file)}>
                <Icon size={17} aria-hidden="true" />
                {file.name}
                <small>{file.cleaned.length > 0 ? '已去掉个人信息' : sizeWords(file.size)}</small>
              </button>
            </li>
          );
        })}
      </ul>
      {shown ? <FileViewer key={shown.id} detail={detail} from={from} file={shown} onClose={() => setShown(null)} /> : null}
    </>
  );
}
