import { photosMax } from '../../../../contracts/rating-options';
import { goData } from '../../platform/places';
import { useOperator } from '../../store/operator';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { ElderToggle } from '../../ui/ElderToggle';
import { Page } from '../../ui/Page';

/** What the platform does with what it is told; every sentence is held to by docs/threat-model.md and its tests. */
const rows = (commission: string): readonly [string, string][] => [
  ['谁办、谁收', `这个平台由${commission}办，评议由${commission}收。窗口改不了、删不掉，也看不到您是谁。`],
  ['要不要登录、留电话', '不用登录，不用留电话。点一张脸，再点提交，就好了。'],
  ['存什么', `满意程度和选的原因；您写的话；照片，最多 ${photosMax} 张，拍摄的地点和时间会去掉；您留了才有的电话。不存您的名字和微信号。`],
  ['存在哪里、存多久', `存在${commission}管的服务器上。电话加密，办结 30 天后删除；传了没有提交的照片，24 小时后删除；评议本身长期保存，谁也不能抹掉。`],
  ['谁看得到', `满意程度和原因，大厅和部门看得到。您写的话和照片由${commission}先看，由经办人决定哪些转给部门整改。电话只有经办人看得到，每看一次都有记录。您说到“吃拿卡要、让找关系或中介、违规收费”的，${commission}放开以前，窗口、大厅和部门都看不到，也不算给它们看。`],
  ['您可以做什么', '凭回执号看存了您的什么，改电话，撤回电话，撤回写的话和照片。撤回马上生效，不影响评议照样算、照样办。'],
  ['不评算什么', '不评就记作“未评”，不会算成满意。'],
  ['这部手机上存什么', '评过的窗口、时间和回执号，方便您回来查；没有网时写好的评议，连上网提交后就不再留。都可以在“我的评议”里删掉。'],
  ['回执号怎么用', '12 位回执号用来查进度、看答复、再评一次、看和撤回您的信息。凭号看得到您写的话，电话只看得到头尾几位。请自己收好，别给别人看。'],
  ['微信知道什么', '在小程序里，微信知道您打开过。您点了“有了答复告诉我”，微信还知道您订阅了，一次有效。想让它不知道，可以用手机浏览器扫窗口的码。'],
  ['绑定了的干部和信息员', `只对绑定了的人存：微信号的编号（加密，用来认出是您，也用来认出谁在给自己上班的大厅评议）、同不同意接收廉政提醒、什么时候答的、当时的说明文字、发过的提醒和看没看。信息员的报告加密存着，只有${commission}看得到。群众评议不用绑定。`],
  ['绑定了，怎么撤回', '不想收提醒：在“我的提醒”里点“不再接收”，或在公众号里回“退订”，马上生效。要解绑，找发邀请的人，解绑后编号就删掉。'],
  ['多久有回音', '不满意的评议，1 个工作日内开始核实，5 个工作日内告诉您结果；具体到哪一天，提交后写在页面上。周六、周日和法定节假日不算工作日。'],
  ['不满意我们怎么用您的信息', `可以找${commission}，也可以打 12388 反映。`],
];

export default function About() {
  const commission = useOperator();
  return (
    <Page
      title="关于与隐私"
      readable
      bar={
        <Button kind="plain" onTap={() => goData()}>
          看我的信息
        </Button>
      }
    >
      <Box className="row row--between">
        <Heading level={1} className="title grow">
          关于与隐私
        </Heading>
        <ElderToggle />
      </Box>
      <Box className="card gap-top">
        {rows(commission).map(([name, words]) => (
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
