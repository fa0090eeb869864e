import { App, Button, Dropdown } from 'antd';
import { Download } from 'lucide-react';
import type { Query } from '../api/client';
import { download } from '../api/download';
import { faultWords } from './notice';
import { useAct } from './use-act';

/** Saves the list as it is filtered now, every page of it. */
export function Export({ path, query, name, label = '导出' }: { path: string; query: Query; name: string; label?: string }) {
  const { message } = App.useApp();
  const save = useAct({
    act: (format: 'xlsx' | 'csv') => download(path, { ...query, format }, `${name}.${format}`).catch((error: unknown) => void message.error(faultWords(error))),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: 'Excel 表格（xlsx）' },
          { key: 'csv', label: '逗号分隔（csv）' },
        ],
        onClick: ({ key }) => save.run(key === 'csv' ? 'csv' : 'xlsx'),
      }}
    >
      <Button icon={<Download size={16} aria-hidden="true" />} loading={save.busy}>
        {save.busy ? '正在导出' : label}
      </Button>
    </Dropdown>
  );
}
