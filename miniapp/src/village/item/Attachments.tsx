import { useState } from 'react';
import type { PublicPublication } from '../../../../contracts/disclosure';
import { fileAddress } from '../../api/village';
import { dayWords } from '../../logic/days';
import { openDocument, showPicture } from '../../platform/open-file';
import { origin } from '../../platform/origin';
import { goItem } from '../../platform/places';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { Box, Picture, Tap, Words } from '../../ui/elements';

const kilobyte = 1024;
const sizeWords = (size: number): string => (size < kilobyte * kilobyte ? `${Math.max(1, Math.round(size / kilobyte))} KB` : `${(size / kilobyte / kilobyte).toFixed(1)} MB`);

/** Pictures open large, documents are saved. */
export function Attachments({ publication: { id, attachments, withdrawn, replacedById } }: { publication: PublicPublication }) {
  const [problem, setProblem] = useState<string | null>(null);
  const gone = withdrawn?.files ?? [];
  if (attachments.length + gone.length === 0) return null;
  const pictures = attachments.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const documents = attachments.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  const open = (fileId: string) => {
    setProblem(null);
    openDocument(origin() + fileAddress(id, fileId)).catch(() => setProblem('没有打开。请等一会儿再点一次。'));
  };
  return (
    <Section title="附件" {...(attachments.length > 0 ? { hint: `${attachments.length} 个` } : {})}>
      {pictures.length > 0 ? (
        <Box className="pictures">
          {pictures.map((file, index) => (
            <Tap key={file.id} className="pictures__one" label={`第 ${index + 1} 张，点开放大`} onTap={() => showPicture(origin() + fileAddress(id, file.id))}>
              <Picture className="pictures__image" source={origin() + fileAddress(id, file.id)} label={file.name} />
            </Tap>
          ))}
        </Box>
      ) : null}
      {documents.length > 0 ? (
        <Box className="card card--rows">
          {documents.map((file) => (
            <Tap className="link-row" key={file.id} onTap={() => open(file.id)}>
              <Icon name="list" size="large" />
              <Box className="grow">
                <Words className="link-row__name">{file.name}</Words>
                <Words className="link-row__more">{sizeWords(file.size)}</Words>
              </Box>
              <Icon name="forward" />
            </Tap>
          ))}
        </Box>
      ) : null}
      {gone.map((file) => (
        <Box className="card" key={file.id}>
          <Box>
            这{file.mediaType.startsWith('image/') ? '张图片' : '个文件'}含个人信息，已于 {dayWords(file.on, new Date())} 撤下。
          </Box>
          {replacedById ? (
            <Tap className="link" onTap={() => goItem(replacedById)}>
              更正版在这里
              <Icon name="forward" />
            </Tap>
          ) : null}
        </Box>
      ))}
      {problem ? (
        <Box role="alert" className="quiet">
          {problem}
        </Box>
      ) : null}
    </Section>
  );
}
