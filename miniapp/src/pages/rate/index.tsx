import Taro, { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import type { RatingWindow } from '../../../../contracts/rating';
import { ApiFault } from '../../api/fault';
import { getWindow } from '../../api/ratings';
import { chooseLevel, whyNotYet } from '../../logic/draft';
import { codeFromQuery } from '../../logic/entry';
import { windowLabel } from '../../logic/window-name';
import { goHome, goScan } from '../../platform/places';
import { useElder } from '../../store/elder';
import { Button } from '../../ui/Button';
import { Comment } from '../../ui/Comment';
import { ElderToggle } from '../../ui/ElderToggle';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { Faces } from '../../ui/Faces';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { Phone } from './Phone';
import { Photos } from './Photos';
import { Reasons } from './Reasons';
import { useRating } from './useRating';

const noCode = new ApiFault('refused', 'windowNotFound', '没有找到这个窗口。');

export default function Rate() {
  const code = codeFromQuery(useRouter().params);
  const load = useCallback(() => (code ? getWindow(code) : Promise.reject(noCode)), [code]);
  const { loaded, again } = useLoad(load);
  if (loaded.state === 'loading') {
    return (
      <Page title="评议">
        <Skeleton />
      </Page>
    );
  }
  if (loaded.state === 'failed') return <NoWindow fault={loaded.fault} again={again} />;
  return loaded.value.open ? <Rating window={loaded.value} /> : <Closed window={loaded.value} />;
}

/** Two taps: a face, then submit. Everything else comes after the face and may be left out. */
function Rating({ window }: { window: RatingWindow }) {
  const { elder } = useElder();
  const { draft, change, submit, working, fault } = useRating(window);
  const refused = Object.fromEntries((fault?.fields ?? []).map((field) => [field.path.split('.')[0] ?? '', field.message]));
  const level = draft.level;
  const name = windowLabel(window);

  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: `评议 · ${name}` });
  }, [name]);

  return (
    <Page
      title="评议"
      readable
      bar={
        <>
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Button kind="fill" off={whyNotYet(draft)} working={working ? '正在提交' : null} onTap={() => void submit()}>
            {elder ? '提交' : '提交评议'}
          </Button>
          <Box className="bar__foot">
            {elder ? (
              <ElderToggle />
            ) : (
              <>
                <Icon name="lock" size="small" />
                <Words>不用登录，窗口人员看不到您是谁</Words>
              </>
            )}
          </Box>
        </>
      }
    >
      {elder ? (
        <Box className="head__place">{name}</Box>
      ) : (
        <>
          <Box className="row row--between">
            <Box className="grow">
              <Box className="head__place">{window.hallName}</Box>
              <Heading level={1} className="title">
                {name}
              </Heading>
            </Box>
            <ElderToggle />
          </Box>
          {window.services.length > 0 ? <Box className="head__more">{window.services.join('、')}</Box> : null}
          <Box className="rule" hidden />
        </>
      )}
      <Heading level={elder ? 1 : 2} className={level === null || elder ? 'question question--tall' : 'question'}>
        这次办事，您满意吗？
      </Heading>
      {level === null && !elder ? <Box className="how">点一张脸，再点提交，就好了。</Box> : null}
      <Faces value={level} tall={level === null} onChange={(chosen) => change((before) => chooseLevel(before, chosen))} />
      {level === null ? (
        <Box className="assurance">
          <Icon name="shield" />
          <Box className="grow">评议由{window.receivedBy}收，窗口改不了、删不掉。不评就记作“未评”，不会算成满意。</Box>
        </Box>
      ) : (
        <Details level={level} draft={draft} change={change} refused={refused} />
      )}
    </Page>
  );
}

type DetailsProps = Pick<ReturnType<typeof useRating>, 'draft' | 'change'> & {
  level: NonNullable<ReturnType<typeof useRating>['draft']['level']>;
  refused: Record<string, string>;
};

/** In elder mode nothing more is shown unless asked for. */
function Details({ level, draft, change, refused }: DetailsProps) {
  const { elder } = useElder();
  const [words, setWords] = useState(false);
  const [phone, setPhone] = useState(false);
  const showWords = !elder || words;
  const showPhone = !elder || phone || Boolean(refused.phone ?? refused.phoneConsent);
  return (
    <Box className="appears">
      {showWords ? (
        <>
          <Reasons key={level} level={level} draft={draft} change={change} />
          <Comment value={draft.comment} onInput={(comment) => change({ comment })} problem={refused.comment} />
          <Photos photos={draft.photos} change={change} />
        </>
      ) : null}
      {showPhone ? <Phone draft={draft} change={change} refused={refused} /> : null}
      {showWords && showPhone ? null : (
        <Box className="elder-more">
          {showWords ? null : (
            <Button kind="plain" onTap={() => setWords(true)}>
              说说原因
            </Button>
          )}
          {showPhone ? null : (
            <Button kind="plain" onTap={() => setPhone(true)}>
              留个电话
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}

function NoWindow({ fault, again }: { fault: ApiFault; again: () => void }) {
  if (fault.kind === 'refused') {
    return (
      <Page title="评议">
        <Empty
          alone
          title="没有找到这个窗口"
          action={
            <Button kind="fill" onTap={goScan}>
              写窗口码
            </Button>
          }
        >
          这个二维码可能旧了，或没有扫全。请再扫一次桌上的二维码，或写下二维码下面的 8 位窗口码。
        </Empty>
      </Page>
    );
  }
  return (
    <Page title="评议">
      <Empty
        alone
        title={fault.kind === 'offline' ? '没有网，打不开这个窗口' : '服务器忙，没有打开'}
        action={
          <Button kind="fill" onTap={again}>
            再试一次
          </Button>
        }
      >
        {fault.kind === 'offline' ? '您还没有开始评，什么都没丢。连上网后，再试一次。' : '您还没有开始评，什么都没丢。请等一会儿，再试一次。'}
      </Empty>
    </Page>
  );
}

function Closed({ window }: { window: RatingWindow }) {
  return (
    <Page title="评议">
      <Empty
        alone
        title={`${windowLabel(window)}已停用`}
        action={
          <Tap className="link" onTap={goHome}>
            回首页
          </Tap>
        }
      >
        {window.hallName}的这个窗口不再办事，不能再评。给您办事的窗口桌上有新的二维码，请扫那一个。
      </Empty>
    </Page>
  );
}
