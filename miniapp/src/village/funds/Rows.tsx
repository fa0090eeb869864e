import { fundStageWords, fundStages } from '../../../../contracts/fund-stages';
import type { FlowRow, FundFlow } from '../../../../contracts/fund-flow';
import { yuanWords } from '../../../../contracts/fund-words';
import { goAskAbout, goFunds, goPaymentList } from '../../platform/places';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

/** How far one programme has come: what is done is ticked, what it is at stands out. */
export function Stages({ stage }: { stage: FlowRow['stage'] }) {
  const reached = stage ? fundStages.indexOf(stage) : -1;
  return (
    <Box className="fund-stages" role="list" label={stage ? `到了${fundStageWords[stage]}` : '还没有立项'}>
      {fundStages.map((one, index) => (
        <Box key={one} className={index === reached ? 'fund-stage fund-stage--now' : index < reached ? 'fund-stage fund-stage--done' : 'fund-stage'} role="listitem">
          {index < reached ? <Icon name="tick" size="small" /> : null}
          {fundStageWords[one]}
        </Box>
      ))}
    </Box>
  );
}

/** Programme by programme: what came, what was paid, how far it is. */
export function ProgrammeRows({ flow }: { flow: FundFlow }) {
  const { place, year, rows } = flow;
  return (
    <Section title="各个项目" hint="元">
      <Box className="card card--rows">
        {rows.map((row) => (
          <Box className="fund-row" key={row.programme ?? row.name}>
            <Tap className="link-row" off={row.programme === null} onTap={() => row.programme && goFunds({ [place.kind === 'village' ? 'village' : 'town']: place.kind === 'district' ? undefined : place.id, year, programme: row.programme })}>
              <Box className="grow">
                <Words className="link-row__name">{row.name}</Words>
                <Words className="link-row__more">{row.stage ? `到了${fundStageWords[row.stage]}` : '还没有动'}{row.payees ? ` · 发给 ${row.payees} 人（户）` : ''}</Words>
                <Short row={row} />
              </Box>
              <Words className={row.programme ? 'fund-row__sum' : 'fund-row__sum fund-row__sum--end'}>{yuanWords(row.paid || row.received)}</Words>
              {row.programme ? <Icon name="forward" /> : null}
            </Tap>
            {place.kind === 'village' ? (
              <Box className="fund-row__acts">
                {row.programme && row.paid > 0 ? (
                  <Tap className="link" onTap={() => goPaymentList(place.id, row.programme!, year)}>
                    看发放名单
                  </Tap>
                ) : null}
                <Tap className="link" label={`对${row.name}这一条，我有疑问`} onTap={() => askAbout(flow, row)}>
                  我有疑问
                </Tap>
              </Box>
            ) : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

/** The question begins with the row: those that are told together are asked about as the village's. */
function askAbout({ place, year }: FundFlow, { programme, name, received, paid }: FlowRow): void {
  const subject = programme ? ({ kind: 'fund', id: programme } as const) : ({ kind: 'village', id: place.id } as const);
  goAskAbout({ ...subject, villageId: place.id, title: `${year} 年 ${name}`, text: `${year} 年${name}，收到 ${yuanWords(received)} 元，发到群众 ${yuanWords(paid)} 元这一条：` });
}

/** What lies below: villages of a town, towns of the district. */
export function PlaceRows({ flow }: { flow: FundFlow }) {
  const { place, year, programme, below } = flow;
  if (below.length === 0) return null;
  return (
    <Section title={place.kind === 'district' ? '各个乡镇' : '各个村'} hint="发到群众，元">
      <Box className="card card--rows">
        {below.map((row) => (
          <Tap key={row.name} className="link-row" off={row.id === null || row.id === place.id} onTap={() => row.id && goFunds({ [place.kind === 'district' ? 'town' : 'village']: row.id, year, programme: programme?.code })}>
            <Box className="grow">
              <Words className="link-row__name">{row.name}</Words>
              <Words className="link-row__more">收到 {yuanWords(row.received)}</Words>
              <Short row={row} />
            </Box>
            <Words className="fund-row__sum">{yuanWords(row.paid)}</Words>
            <Icon name="forward" />
          </Tap>
        ))}
      </Box>
    </Section>
  );
}

function Short({ row }: { row: FlowRow }) {
  if (row.short === 0 && row.over === 0) return null;
  return (
    <Words className="flow__bad">
      <Words className="fund-square" hidden /> {row.short > 0 ? `缺 ${yuanWords(row.short)}` : ''}
      {row.over > 0 ? ` 多 ${yuanWords(row.over)}` : ''}
    </Words>
  );
}
