import type { VillageBoard } from '../../../../contracts/village';
import type { ChosenVillage } from '../../store/village';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Words } from '../../ui/elements';
import { Light } from '../../ui/Light';

/** My village with what is published and what is late, once one is chosen; before that, what the platform is for. */
export function Head({ village, board }: { village: ChosenVillage | null; board: VillageBoard | null }) {
  return (
    <>
      <Box className="row row--between over-sky">
        <Box className="grow">
          <Box className="head__place">{village ? (village.town ?? '我的村') : '办得好不好，您来评'}</Box>
          <Heading level={1} className="home-title">
            {village ? village.name : '窗口评议'}
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      <Box className="head__more over-sky home-more">{village ? <Published board={board} /> : '不用登录。窗口改不了、删不掉。'}</Box>
    </>
  );
}

function Published({ board }: { board: VillageBoard | null }) {
  if (!board) return <Words>村里的账、补贴、项目，点“村务”看</Words>;
  const { publishedThisYear, duties } = board;
  return (
    <>
      <Words>
        今年已公开 <Words className="strong">{publishedThisYear}</Words> 项
      </Words>
      {duties && duties.yellow > 0 ? <Light kind="yellow" more={`临期 ${duties.yellow}`} /> : null}
      {duties && duties.red > 0 ? <Light kind="red" more={`逾期 ${duties.red}`} /> : null}
    </>
  );
}
