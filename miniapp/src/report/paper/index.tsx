import { Button } from '../../ui/Button';
import { Box, Heading } from '../../ui/elements';
import { NotYet } from '../../ui/NotYet';
import { useLoad } from '../../ui/useLoad';
import { opening } from '../api/reports';
import { printPage } from '../platform/print';
import { ReportPage } from '../ui/ReportPage';
import { OpenInBrowser } from './OpenInBrowser';
import { Sheet } from './Sheet';

/** The same fields on paper: a sheet to print in a browser; a mini-program says where to open it. */
export default function Paper() {
  const { loaded, again } = useLoad(opening);
  const print = printPage;
  return (
    <ReportPage
      bar={
        print && loaded.state === 'ready' ? (
          <Button kind="fill" onTap={print}>
            打印
          </Button>
        ) : null
      }
    >
      <Box className="no-print">
        <Heading level={1} className="title">
          纸质表
        </Heading>
        <Box className="head__more">和网上写的一样。别在单位的打印机上打：很多打印机会记下打过什么。</Box>
      </Box>
      {loaded.state !== 'ready' ? (
        <NotYet loaded={loaded} again={again}>
          {({ kind }) => (kind === 'offline' ? '没有网。连上网再试一次。' : '服务器忙。请再试一次。')}
        </NotYet>
      ) : print ? (
        <Sheet known={loaded.value} />
      ) : (
        <OpenInBrowser webAddress={loaded.value.webAddress} />
      )}
    </ReportPage>
  );
}
