import { tabNames, tabs } from '../../logic/village';
import { goVillage } from '../../platform/places';
import { Box, Tap, Words } from '../../ui/elements';

/** The tabs of the village's board, of which the accounts are the first. */
export function Tabs({ villageId }: { villageId: string }) {
  return (
    <Box className="tabs" role="list" label="这个村公开的">
      {tabs.map((tab) => (
        <Box role="listitem" key={tab}>
          {tab === 'finance' ? (
            <Box className="tab tab--on">
              <Words>{tabNames[tab]}</Words>
              <Words className="spoken">，正在看</Words>
            </Box>
          ) : (
            <Tap className="tab" onTap={() => goVillage(villageId, tab)}>
              {tabNames[tab]}
            </Tap>
          )}
        </Box>
      ))}
    </Box>
  );
}
