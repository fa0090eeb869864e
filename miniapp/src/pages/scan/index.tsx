import { useState } from 'react';
import { openedBy } from '../../logic/entry';
import { goRate, goTicket } from '../../platform/places';
import { scanner } from '../../platform/scanner';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, TextField } from '../../ui/elements';
import { FieldError } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';

const wrongCode = '没有这样的窗口码。请对一对二维码下面印的 8 位字母和数字。';

/** How to get to a window's page: the stand's QR code, or the eight characters printed under it. */
export default function Scan() {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const missing = 8 - typed.replace(/[\s-]/g, '').length;
  const open = (text: string) => {
    const opened = openedBy(text);
    setProblem(opened ? null : wrongCode);
    if (opened) (opened.by === 'ticket' ? goTicket : goRate)(opened.code);
  };
  const scan = async () => {
    const seen = scanner && (await scanner());
    if (seen) open(seen);
  };
  const off = missing > 0 ? (missing === 8 ? '请写下 8 位窗口码' : `还差 ${missing} 位`) : null;
  return (
    <Page
      title="评议一个窗口"
      bar={
        <Button kind="fill" off={off} onTap={() => open(typed)}>
          评议这个窗口
        </Button>
      }
    >
      <Box className="row row--between">
        <Heading level={1} className="title grow">
          评议一个窗口
        </Heading>
        <ElderToggle />
      </Box>
      {scanner ? (
        <Box className="gap-top">
          <Button kind="plain" onTap={() => void scan()}>
            扫窗口或小票上的二维码
          </Button>
        </Box>
      ) : (
        <Box className="gap-top">打开手机相机或微信的“扫一扫”，对准窗口桌上或小票上的二维码，评议页就打开了。</Box>
      )}
      <Section title="扫不了？写窗口码" hint="印在二维码下面，8 位字母和数字">
        <Box className={problem ? 'field field--wrong' : 'field'}>
          <TextField
            className="field__input"
            label="窗口码，8 位字母和数字"
            keyboard="letters"
            maxLength={10}
            placeholder="例如 K7M2QX9P"
            value={typed}
            wrong={problem !== null}
            describedBy="code-problem"
            onInput={(text) => {
              setTyped(text.toUpperCase());
              setProblem(null);
            }}
          />
        </Box>
        <FieldError id="code-problem">{problem}</FieldError>
      </Section>
    </Page>
  );
}
