import { Button } from '../../ui/Button';
import { Box, PhoneLink, Words } from '../../ui/elements';
import { Icon, type IconName } from '../../ui/Icon';
import { PageHead } from '../../ui/PageHead';
import { ReportPage } from '../ui/ReportPage';

interface Piece {
  icon: IconName;
  title: string;
  words: string;
}

const common: Piece[] = [
  { icon: 'phone', title: '用自己的手机，用自己的流量', words: '别用单位的手机和电脑，别用办公室的网，别在大厅的机器上写。' },
  { icon: 'camera', title: '照片会说话', words: '画面里的门牌、窗外、影子、笔迹，都可能让人猜到是谁拍的。只有您拿得到的文件，也能看出是您给的。' },
];
const code: Piece = { icon: 'list', title: '回执码丢了找不回', words: '提交后给您 16 位数字，只显示一次。请准备好纸和笔。' };
const secret: Piece = { icon: 'lock', title: '别告诉别人您反映过', words: '也别留在聊天记录里。只写您看到、听到的，不写只有您一个人知道的小事。' };

/** Before the first word is written. */
export function Advice({ named, onRead }: { named: boolean; onRead: () => void }) {
  return (
    <ReportPage
      bar={
        <Button kind="fill" onTap={onRead}>
          看过了，开始写
        </Button>
      }
    >
      <PageHead place={named ? '实名反映' : '匿名反映'} title="写之前，先看一眼" />
      <Box className="card gap-top">
        {[...common, code, ...(named ? [] : [secret])].map(({ icon, title, words }) => (
          <Box className="advice" key={title}>
            <Icon name={icon} size="large" />
            <Box className="grow">
              <Box className="strong">{title}</Box>
              <Box className="quiet">{words}</Box>
            </Box>
          </Box>
        ))}
      </Box>
      <Box className="outlined">
        <Icon name="alert" size="large" />
        <Box className="grow">
          <Box className="strong">有人身危险，别等这里</Box>
          <Box className="quiet">马上打 110，或者打 12388。</Box>
          <Box className="advice__calls">
            <PhoneLink className="link" number="110">
              <Icon name="phone" />
              <Words>打 110</Words>
            </PhoneLink>
            <PhoneLink className="link" number="12388">
              <Icon name="phone" />
              <Words>打 12388</Words>
            </PhoneLink>
          </Box>
        </Box>
      </Box>
    </ReportPage>
  );
}
