import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { fileMostBytes, most, sizeWords, type DraftFile } from '../logic/draft';
import { fileSources } from '../platform/files';
import { useFiles } from './useFiles';

interface Props {
  files: readonly DraftFile[];
  named: boolean;
  problem?: string | null;
  change: (change: (files: DraftFile[]) => DraftFile[]) => void;
}

/** Proof: each file says where it is, what was taken out of it, and what it can still give away. */
export function Files({ files, named, problem, change }: Props) {
  const { sending, add, again, remove } = useFiles(files, named, change);
  const waiting = files.filter(({ stored, problem: stuck }) => !stored && !stuck).length;
  return (
    <Box id="at-files">
      <Box className="quiet gap-small">
        {named
          ? '原样加密存着，一个字节也不改。照片、录音、视频、PDF、Word 和 Excel 都可以，'
          : '照片会重新压一遍，去掉拍摄地点、时间和机型；录音、视频、PDF、Word、Excel 去掉作者和设备信息。别的格式请拍成照片。'}
        每个最大 {sizeWords(fileMostBytes)}，最多 {most.files} 个。
      </Box>
      {files.map((file) => (
        <File key={file.id} file={file} sending={sending === file.id} onAgain={() => again(file)} onRemove={() => remove(file)} />
      ))}
      {waiting > 0 ? (
        <Box role="status" className="said">
          正在传 {files.length - waiting + 1} / {files.length} 个，您可以接着写。
        </Box>
      ) : null}
      {files.length < most.files
        ? fileSources.map(({ key, label, warning }) => (
            <Box key={key}>
              <Tap className="add-row" onTap={() => add(key)}>
                <Icon name="image" />
                {label}
              </Tap>
              {warning ? <Box className="note gap-small">{warning}</Box> : null}
            </Box>
          ))
        : null}
      <FieldError id="files-problem">{problem}</FieldError>
    </Box>
  );
}

function stateOf({ stored, problem, percent }: DraftFile, sending: boolean): string {
  if (stored) return '传好了';
  if (problem) return problem;
  if (!sending) return '等着传';
  return percent === null ? '正在传' : `正在传，${percent} %`;
}

function File({ file, sending, onAgain, onRemove }: { file: DraftFile; sending: boolean; onAgain: () => void; onRemove: () => void }) {
  const { stored, problem, name, size } = file;
  return (
    <Box className={problem ? 'file file--wrong' : 'file'} role="group" label={name}>
      <Box className="file__head">
        <Icon name={problem ? 'alert' : stored ? 'circle-tick' : 'spinner'} />
        <Box className="grow">
          <Box className="file__name">{name}</Box>
          <Box className="note" role="status">
            {sizeWords(size)} · {stateOf(file, sending)}
          </Box>
        </Box>
        {problem && size <= fileMostBytes ? (
          <Tap className="link" onTap={onAgain} label={`重传 ${name}`}>
            重传
          </Tap>
        ) : null}
        <Tap className="link" onTap={onRemove} label={`去掉 ${name}`}>
          去掉
        </Tap>
      </Box>
      {stored ? (
        <Box className="file__more">
          {stored.cleaned.length > 0 ? <Box>去掉了：{stored.cleaned.join('、')}。</Box> : null}
          {stored.remains ? (
            <Box>
              <Words className="strong">还看得出：</Words>
              {stored.remains}
            </Box>
          ) : null}
        </Box>
      ) : null}
    </Box>
  );
}
