import { useCallback, useState } from 'react';
import type { ContentChanges } from '../../../../contracts/disclosure';
import { getChanges } from '../../api/village';
import { Box, Table, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Failed } from '../../ui/Failed';
import { Grid } from '../ui/Grid';

/** 看改了什么: opened on demand, line by line against the edition before. */
export function Changes({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Box className="changes">
      <Tap className="link" expanded={open} onTap={() => setOpen(!open)}>
        <Icon name="list" />
        {open ? '收起改动' : '看改了什么'}
      </Tap>
      {open ? <Loaded id={id} /> : null}
    </Box>
  );
}

function Loaded({ id }: { id: string }) {
  const load = useCallback(() => getChanges(id), [id]);
  const { loaded, again } = useLoad(load);
  if (loaded.state === 'loading') return <Skeleton />;
  if (loaded.state === 'failed') return <Failed fault={loaded.fault} again={again} unknown={<Box className="quiet">前一版的内容不再给出，没有可以对照的。</Box>} />;
  return loaded.value.changes ? (
    <Box className="card">
      <Difference changes={loaded.value.changes} />
    </Box>
  ) : (
    <Box className="quiet">两版的内容一样，改的是附件或说明。</Box>
  );
}

function Difference({ changes }: { changes: ContentChanges }) {
  if (changes.form === 'nothing') return <Box>{changes.before ? '原来声明“本期无发生”，现在有内容了。' : '原来有内容，现在改成“本期无发生”。'}</Box>;
  if (changes.form === 'text') {
    return (
      <Box>
        {changes.parts.map(({ kind, text }, index) => (
          <Words key={index} className={kind === 'same' ? '' : `diff diff--${kind}`}>
            {kind === 'same' ? text : `${kind === 'added' ? '（加）' : '（删）'}${text}`}
          </Words>
        ))}
      </Box>
    );
  }
  return (
    <>
      {changes.sums.length > 0 ? <Table className="table table--figures" caption="合计的变化" rows={changes.sums.map(({ title, before, after }) => [title, before === after ? after : `${before} → ${after}`])} /> : null}
      {changes.note ? <Table className="table" caption="说明的变化" rows={[['说明', `${changes.note.before || '空'} → ${changes.note.after || '空'}`]]} /> : null}
      {changes.form === 'accounts' ? <Items title="加上的" kind="added" items={changes.added} /> : <Rows title="加上的行" kind="added" titles={changes.titles} rows={changes.added} />}
      {changes.form === 'accounts' ? <Items title="删去的" kind="removed" items={changes.removed} /> : <Rows title="删去的行" kind="removed" titles={changes.titles} rows={changes.removed} />}
      {changes.form === 'table' ? (
        <>
          <Rows title="改过的行" kind="changed" titles={changes.titles} rows={changes.changed.map(({ row, cells }) => row.map((cell, column) => withBefore(cell, cells.find((one) => one.column === column)?.before)))} />
          <Box className="table-note">没有变的 {changes.same} 行。</Box>
        </>
      ) : null}
    </>
  );
}

const withBefore = (cell: string, before: string | undefined): string => (before === undefined ? cell : `${before || '空'} → ${cell || '空'}`);

function Rows({ title, kind, titles, rows }: { title: string; kind: string; titles: readonly string[]; rows: readonly (readonly string[])[] }) {
  if (rows.length === 0) return null;
  return (
    <Box className="changes__part">
      <Box className={`diff diff--${kind}`}>
        {title} {rows.length}
      </Box>
      <Grid caption={title} titles={titles} rows={rows} kinds={[]} fixed />
    </Box>
  );
}

function Items({ title, kind, items }: { title: string; kind: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <Box className="changes__part">
      <Box className={`diff diff--${kind}`}>
        {title} {items.length} 笔
      </Box>
      {items.map((item, index) => (
        <Box className="plain-line" key={index}>
          {item}
        </Box>
      ))}
    </Box>
  );
}
