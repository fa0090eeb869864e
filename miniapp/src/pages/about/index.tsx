import { photosMax } from '../../../../contracts/rating-options';
import { Box, Heading } from '../../ui/elements';
import { ElderToggle } from '../../ui/ElderToggle';
import { Page } from '../../ui/Page';

const rows: readonly [string, string][] = [
  ['谁收您的评议', '评议由区纪委监委收。窗口改不了、删不掉，也看不到您是谁。您说到“吃拿卡要、让找关系或中介、违规收费”的，只有纪委监委看得到，窗口、大厅和部门都看不到，由纪委监委决定什么时候、把哪些内容转出去。'],
  ['要不要登录、留电话', '不用登录，不用留电话。点一张脸，再点提交，就好了。'],
  ['留了电话会怎样', '只用来为这次评议给您打电话。号码加密保存，工作人员每看一次都有记录。这件事办结 30 天后删除号码。'],
  ['写的话和照片给谁看', `纪委监委先看，由经办人决定哪些话、哪几张照片转给部门整改。照片最多 ${photosMax} 张，照片里带的拍摄地点和时间会去掉。`],
  ['不评算什么', '不评就记作“未评”，不会算成满意。'],
  ['这部手机上存什么', '评过的窗口、时间和回执号，方便您回来查；没有网时写好的评议，连上网提交后就不再留。都可以在“我的评议”里删掉。'],
  ['回执号怎么用', '12 位回执号用来查进度、看答复、再评一次。凭号看不到您的电话和照片。请自己收好，别给别人看。'],
  ['多久有回音', '不满意的评议，1 个工作日内开始核实，5 个工作日内告诉您结果；具体到哪一天，提交后写在页面上。周六、周日和法定节假日不算工作日。'],
];

export default function About() {
  return (
    <Page title="关于与隐私">
      <Box className="row row--between">
        <Heading level={1} className="title grow">
          关于与隐私
        </Heading>
        <ElderToggle />
      </Box>
      <Box className="card gap-top">
        {rows.map(([name, words]) => (
          <Box className="text-row" key={name}>
            <Heading level={2} className="strong">
              {name}
            </Heading>
            <Box className="quiet">{words}</Box>
          </Box>
        ))}
      </Box>
    </Page>
  );
}
