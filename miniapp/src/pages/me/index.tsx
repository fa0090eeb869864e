import { loginCode } from '../../platform/login';
import { goAbout, goData, goMine, goMyReminders, goOfficerReport, goRepay, goReportVisit } from '../../platform/places';
import { useElder } from '../../store/elder';
import { useEntries } from '../../store/entries';
import { Box, Heading, Toggle, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { LinkRow } from '../../ui/LinkRow';
import { Page } from '../../ui/Page';

/** What belongs to the person who holds the phone: ratings, what was left behind, how the pages look. */
export default function Me() {
  const count = useEntries().length;
  const { elder, setElder } = useElder();
  return (
    <Page title="我的">
      <Heading level={1} className="title">
        我的
      </Heading>
      <Box className="head__more">不用登录，没有账号。</Box>
      <Box className="card card--rows gap-top">
        <LinkRow icon="list" name="我的评议" more={count > 0 ? `这部手机上评过 ${count} 次` : '这部手机上还没有评过'} onTap={goMine} />
        <LinkRow icon="shield" name="我的信息" more="看存了什么、改、撤回" onTap={() => goData()} />
        <LinkRow icon="message" name="凭回执码查看反映" more="16 位码，看进度，答问题" onTap={goReportVisit} />
        <LinkRow icon="scroll" name="退缴和上交" more="凭通知单缴款，或主动上交，有收据" onTap={goRepay} />
        <LinkRow icon="info" name="关于与隐私" more="谁来收，存什么，存多久" onTap={goAbout} />
      </Box>
      {loginCode ? (
        <Box className="card card--rows gap-top">
          <LinkRow icon="bell" name="我的提醒" more="给干部和信息员用，要先绑定" onTap={goMyReminders} />
          <LinkRow icon="scroll" name="廉情报告" more="给廉情信息员用，要先绑定" onTap={goOfficerReport} />
        </Box>
      ) : null}
      <Box className="card card--rows gap-top">
        <Toggle kind="switch" className="link-row" on={elder} onChange={setElder}>
          <Icon name="letters" size="large" />
          <Box className="grow">
            <Words className="link-row__name">大字版</Words>
            <Words className="link-row__more">字大，记在这部手机上</Words>
          </Box>
          <Words className={elder ? 'switch switch--on' : 'switch'}>{elder ? '开' : '关'}</Words>
        </Toggle>
        <Box className="link-row">
          <Icon name="moon" size="large" />
          <Box className="grow">
            <Words className="link-row__name">深色</Words>
            <Words className="link-row__more">跟着手机走：手机换成深色，这里也换</Words>
          </Box>
        </Box>
      </Box>
    </Page>
  );
}
