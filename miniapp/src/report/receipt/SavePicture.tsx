import { useState, type ReactNode } from 'react';
import { Ask } from '../../ui/Ask';
import { Box, Tap } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { savePicture } from '../platform/save-picture';

/** 存成图片, after it was said that albums sync; beside it what else can be done with the code. */
export function SavePicture({ groups, children }: { groups: readonly string[]; children: ReactNode }) {
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState('');
  const save = async () => {
    setWorking(true);
    setSaid(await savePicture(groups));
    setWorking(false);
    setAsking(false);
  };
  return (
    <>
      <Box className="code-acts">
        <Tap className="link" onTap={() => setAsking(true)}>
          <Icon name="image" />
          存成图片
        </Tap>
        {children}
      </Box>
      {asking ? (
        <Ask title="相册会自动传到网上" keep="不存了" act="还是要存" working={working ? '正在存' : null} onKeep={() => setAsking(false)} onAct={() => void save()}>
          很多手机把相册同步到云端，家里人也可能翻到。图片上只有数字，不写是什么。抄在纸上更稳妥。
        </Ask>
      ) : null}
      <Box className={said ? 'note code-said' : 'note'} role="status">
        {said}
      </Box>
    </>
  );
}
