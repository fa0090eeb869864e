import type { VillageDraftSent } from '../../../../contracts/village-draft';
import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';

/** It has arrived; what is left to put right stands here, so that nobody waits for somebody else to find it. */
export function Sent({ sent: { title, faults }, onBack }: { sent: VillageDraftSent; onBack: () => void }) {
  const stops = faults.filter((fault) => fault.stops);
  const hints = faults.filter((fault) => !fault.stops);
  return (
    <Page
      title="村里填报"
      bar={
        <Button kind="plain" onTap={onBack}>
          看还有什么要填
        </Button>
      }
    >
      <Heading level={1} className="title">
        收到了，谢谢您
      </Heading>
      <Box className="head__more">{title}</Box>
      <Box className="card gap-top">存成草稿了。在公开以前，从这里再发一次，就换掉这一次的。</Box>
      {stops.length > 0 ? (
        <Notice kind="wrong" icon="alert" title="还有对不上的，改好才能送审">
          {stops.map(({ words }) => (
            <Box key={words}>{words}</Box>
          ))}
        </Notice>
      ) : null}
      {hints.length > 0 ? (
        <Notice kind="wait" icon="info" title="请再看一眼">
          {hints.map(({ words }) => (
            <Box key={words}>{words}</Box>
          ))}
        </Notice>
      ) : null}
    </Page>
  );
}
