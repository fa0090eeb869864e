import { useState } from 'react';
import type { Me } from '../../../../contracts/follower';
import type { MyReminders } from '../../../../contracts/reminder';
import { personRows } from '../../logic/my-reminders';
import { goHome, goOfficerReport, goVillageDraft } from '../../platform/places';
import { Button } from '../../ui/Button';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Table, Words } from '../../ui/elements';
import { LinkRow } from '../../ui/LinkRow';
import { Page } from '../../ui/Page';
import { Consent } from './Consent';
import { Corrections } from './Corrections';
import { Subscribe } from './Subscribe';
import { Told } from './Told';

interface Props {
  person: NonNullable<Me['person']>;
  /** As the page opened. */
  first: Me;
  told: MyReminders;
}

/** First what is open: the question of consent, where it was never answered; else the newest reminder. */
export function OwnView({ person, first, told }: Props) {
  const [me, setMe] = useState(first);
  const asked = first.consent === 'none';
  const consent = <Consent me={me} onAnswer={setMe} />;
  return (
    <Page
      title="我的提醒"
      bar={
        <Button kind="plain" onTap={goHome}>
          回首页
        </Button>
      }
    >
      <Box className="row row--between">
        <Box className="grow">
          <Box className="head__place">
            <Words className="whole">{person.name}　</Words>
            <Words className="whole">{person.organisationName}</Words>
          </Box>
          <Heading level={1} className="title">
            我的提醒
          </Heading>
        </Box>
        <ElderToggle />
      </Box>
      {asked ? consent : null}
      <Told items={told.items} consent={me.consent} />
      {me.consent === 'given' && me.subscribeTemplates[0] ? <Subscribe template={me.subscribeTemplates[0]} /> : null}
      {asked ? null : consent}
      <Box className="card card--rows gap-top">
        {person.kind === 'informationOfficer' ? <LinkRow icon="scroll" name="廉情报告" more="写报告，接着写没写完的" onTap={goOfficerReport} /> : null}
        <LinkRow icon="list" name="村里填报" more="村里的报账员填该公开的" onTap={goVillageDraft} />
      </Box>
      <Box className="card gap-top">
        <Heading level={2} className="heading">
          登记的是这样
        </Heading>
        <Table className="table" caption="登记的单位、职务和入党日期" rows={personRows(person)} />
      </Box>
      <Corrections first={told.corrections} />
    </Page>
  );
}
