import type { HouseholdView, OwnPayment, OwnProgramme, OwnYear } from '../../../../contracts/household';
import { dayWords } from '../../logic/days';
import { reckoning, yuan } from '../../logic/payment-words';
import { goAskAbout } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';

type One = HouseholdView['households'][number];
/** The labels stand in the contracts, whose schemas are too large for a phone. */
const ways: Record<One['looks'][number]['way'], string> = { phone: '凭手机验证码', slip: '凭户码', name: '凭姓名和身份证后四位', staff: '工作人员办事时查' };

/** What a household was paid, the newest year first, and who looked before. */
export function OwnHouseholds({ view, onClose }: { view: HouseholdView; onClose: () => void }) {
  const now = new Date();
  return (
    <Page
      title="我家的补贴"
      readable
      onBack={onClose}
      bar={
        <Button kind="plain" onTap={onClose}>
          看完了，关上
        </Button>
      }
    >
      {view.households.map((household) => (
        <OwnHousehold key={`${household.village.id}${household.head}`} household={household} now={now} />
      ))}
      {view.withoutSensitive ? <Box className="note gap-top">凭姓名查，涉及隐私的项目不显示。要看全，请用手机验证码或户码。</Box> : null}
    </Page>
  );
}

function OwnHousehold({ household, now }: { household: One; now: Date }) {
  const [newest] = household.years;
  return (
    <>
      <PageHead place={household.village.name} title={`户主 ${household.head}`}>
        {newest ? `${newest.year} 年共领了 ${yuan(newest.amount)} 元` : null}
      </PageHead>
      <Box className="rule" hidden />
      {newest ? null : <Empty title="还没有记录">发放以后，由发钱的部门导进来，这里就看得到。</Empty>}
      {household.years.map((year) => (
        <Year key={year.year} year={year} villageId={household.village.id} now={now} />
      ))}
      {household.more ? <Box className="note gap-top">更早的没有列出，要看请找村里。</Box> : null}
      <Section title="这些时候有人看过">
        {household.looks.length === 0 ? (
          <Box className="quiet">这次以前，一年里没有人看过。</Box>
        ) : (
          <Box role="list">
            {household.looks.map((look, index) => (
              <Box key={index} role="listitem" className="plain-line">
                {`${dayWords(look.on, now)}　${ways[look.way]}`}
              </Box>
            ))}
          </Box>
        )}
        <Box className="note">不是您家里人看的，请告诉村里换一张户码，旧的马上作废。</Box>
      </Section>
    </>
  );
}

function Year({ year, villageId, now }: { year: OwnYear; villageId: string; now: Date }) {
  return (
    <Box className="section">
      <Box className="row row--between">
        <Heading level={2} className="heading">
          {`${year.year} 年`}
        </Heading>
        <Words className="strong">{`${yuan(year.amount)} 元`}</Words>
      </Box>
      {year.programmes.map((programme) => (
        <Programme key={programme.code} programme={programme} villageId={villageId} now={now} />
      ))}
    </Box>
  );
}

function Programme({ programme, villageId, now }: { programme: OwnProgramme; villageId: string; now: Date }) {
  return (
    <Box className="card">
      <Box className="row row--between">
        <Words className="strong grow">{programme.name}</Words>
        <Words className="strong">{`${yuan(programme.amount)} 元`}</Words>
      </Box>
      {programme.payments.map((payment) => (
        <Payment key={payment.id} payment={payment} programme={programme} villageId={villageId} now={now} />
      ))}
    </Box>
  );
}

function Payment({ payment, programme, villageId, now }: { payment: OwnPayment; programme: OwnProgramme; villageId: string; now: Date }) {
  // What a question begins with stands on the page's address: the batch, and nothing of the household.
  const ask = () => goAskAbout({ kind: 'fund', id: programme.code, villageId, title: programme.name, text: `${payment.batch}的这一笔：` });
  return (
    <Box className="gap-top">
      <Box className="row row--between">
        <Words className="grow">{`${payment.batch}　${payment.payee}`}</Words>
        <Words>{payment.state === 'returned' ? `退回 ${yuan(payment.paid)} 元` : `${yuan(payment.paid)} 元`}</Words>
      </Box>
      <Box className="quiet">{[reckoning(payment, programme.unit), payment.due === payment.paid ? null : `应发 ${yuan(payment.due)} 元`, dayWords(payment.day, now), payment.card].filter(Boolean).join('　')}</Box>
      <Tap className="link" label={`对 ${programme.name} ${yuan(payment.paid)} 元这一笔，我有疑问`} onTap={ask}>
        我有疑问
      </Tap>
    </Box>
  );
}
