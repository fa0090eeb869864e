import { useState } from 'react';
import type { OfficerReportSubmitted } from '../../api/guards-officer-report';
import { receiptGroups } from '../../logic/entry';
import { copyText } from '../../platform/copy';
import { goHome } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';

/** Handed in: the number, by which it stands among his own, and the code of every report, by which questions are answered. */
export function Receipt({ receipt: { number, receiptCode } }: { receipt: OfficerReportSubmitted }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    copyText(receiptCode).then(
      () => setSaid('回执码已经复制，记下后请清掉剪贴板。'),
      () => setSaid('没有复制成，请把号码抄下来。'),
    );
  return (
    <Page
      title="廉情报告"
      bar={
        <Button kind="plain" onTap={goHome}>
          抄好了，回首页
        </Button>
      }
    >
      <Heading level={1} className="title">
        收到了，谢谢您
      </Heading>
      <Box className="head__more">编号 {number}</Box>
      <Box className="slip">
        <Box className="slip__top">
          <Box className="slip__names">
            <Words>回执码</Words>
            <Words className="note">请记下，不再显示</Words>
          </Box>
          <Box className="slip__code">
            {receiptGroups(receiptCode).map((group, index) => (
              <Words className="slip__group" key={`${index} ${group}`}>
                {group}
              </Words>
            ))}
          </Box>
        </Box>
        <Box className="slip__tear" hidden />
        <Box className="slip__acts">
          <Tap className="link" onTap={() => void copy()}>
            <Icon name="copy" />
            复制
          </Tap>
        </Box>
        <Box className="slip__said" role="status">
          {said}
        </Box>
      </Box>
      <Box className="assurance">
        <Icon name="shield" />
        <Box className="grow">凭它看问您的话、回答、补材料：在“我的”里“凭回执码查看反映”。谁有它，谁就看得到问答，别发到聊天里。办到哪一步不用它，在“廉情报告”最下面的“我报的”里看。这部手机上不留您写的话。</Box>
      </Box>
    </Page>
  );
}
