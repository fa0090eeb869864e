import { useState } from 'react';
import { ratingLevelLabels } from '../../../../contracts/rating-options';
import type { RatingReceived } from '../../../../contracts/rating';
import { instantWords } from '../../logic/days';
import { receiptGroups } from '../../logic/entry';
import { copyText } from '../../platform/copy';
import { saveSlip } from '../../platform/save-slip';
import { siteWords } from '../../platform/site';
import type { Entry } from '../../store/entries';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** The receipt as a slip with a torn edge: read in groups of four, copied, saved as a picture. */
export function Slip({ entry, received }: { entry: Entry; received: RatingReceived }) {
  const [said, setSaid] = useState('');
  const groups = receiptGroups(received.receiptCode);
  const copy = async () => {
    try {
      await copyText(received.receiptCode);
      setSaid('回执号已经复制。');
    } catch {
      setSaid('没有复制成。请把号码抄下来，或存成图片。');
    }
  };
  const save = async () =>
    setSaid(
      await saveSlip({
        groups,
        place: `${entry.hallName} ${entry.windowName}`,
        level: ratingLevelLabels[received.level],
        receivedAt: instantWords(received.receivedAt, new Date()),
        where: siteWords(),
      }),
    );
  return (
    <Box className="slip">
      <Box className="slip__top">
        <Box className="slip__names">
          <Words>评议回执号</Words>
          <Words className="note">凭号可查，不用登录</Words>
        </Box>
        <Box className="slip__code">
          {groups.map((group) => (
            <Words className="slip__group" key={group}>
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
        <Box className="slip__line" hidden />
        <Tap className="link" onTap={() => void save()}>
          <Icon name="image" />
          存成图片
        </Tap>
      </Box>
      <Box className="slip__said" role="status">
        {said}
      </Box>
    </Box>
  );
}
