import { App, Button } from 'antd';
import { Copy } from 'lucide-react';

export function CopyButton({ text, label = '复制', said = '已复制' }: { text: string; label?: string; said?: string }) {
  const { message } = App.useApp();
  const copy = async () => {
    const done = await writeToClipboard(text);
    void (done ? message.success(said) : message.warning('浏览器不让复制，请选中后按 Ctrl C'));
  };
  return (
    <Button icon={<Copy size={15} aria-hidden="true" />} onClick={() => void copy()}>
      {label}
    </Button>
  );
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The clipboard interface exists only under https; an intranet address may be plain http. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
