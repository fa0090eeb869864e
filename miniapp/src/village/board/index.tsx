import { useVillage } from '../../store/village';
import { Heading } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';

/** A village's board: what it published, newest first. */
export default function Board() {
  const village = useVillage();
  return (
    <Page title="村务公开">
      <Heading level={1} className="title">
        {village?.name ?? '村务公开'}
      </Heading>
      <Empty title="还没有公开过">公开以后，在这里看。</Empty>
    </Page>
  );
}
