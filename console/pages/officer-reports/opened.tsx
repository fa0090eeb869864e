import { Download } from 'lucide-react';
import { useState } from 'react';
import { officerReportViaLabels, type OfficerReportDetail } from '../../../contracts/officer-report';
import { fileAddress } from '../../api/files';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Photos } from '../../parts/photos';
import { Watermark } from '../../parts/watermark';

/** The words of one report, for as long as its panel is open. */
export function Opened({ report }: { report: OfficerReportDetail }) {
  const now = useNow();
  const of = (kind: 'photo' | 'voice') => report.files.filter((file) => file.kind === kind).map(({ id }) => id);
  return (
    <>
      <Watermark number={report.number} />
      <section className="act-box quiet" aria-label="写的内容">
        <h2>什么事</h2>
        <p className="careful">{report.what}</p>
        <Facts
          rows={[
            ['村或单位', report.organisation.name],
            ['时间', report.when || '没有写'],
            ['涉及谁', report.who || '没有写'],
          ]}
        />
      </section>
      {of('photo').length > 0 ? (
        <div className="panel-section">
          <h2>照片</h2>
          <Photos ids={of('photo')} label="信息员拍的照片" />
        </div>
      ) : null}
      {of('voice').length > 0 ? (
        <div className="panel-section recordings">
          <h2>语音</h2>
          {of('voice').map((id, index) => (
            <Recording key={id} id={id} name={`语音 ${index + 1}`} file={`${report.number}-${index + 1}`} />
          ))}
        </div>
      ) : null}
      {report.place ? (
        <div className="panel-section">
          <h2>位置</h2>
          <p className="careful">{report.place.label || '没有地名'}</p>
          <p className="muted">
            纬度 {report.place.latitude.toFixed(5)}　经度 {report.place.longitude.toFixed(5)}
          </p>
        </div>
      ) : null}
      <div className="panel-section">
        <h2>谁报的</h2>
        <Facts
          rows={[
            ['信息员', `${report.officer.name}　${report.officer.organisationName}`],
            ['怎么来的', officerReportViaLabels[report.via]],
          ]}
        />
      </div>
      <div className="panel-section">
        <h2>谁看过</h2>
        <ul className="plain-list muted">
          {report.openedBy.map(({ name, at }) => (
            <li key={`${name} ${at}`}>
              {name}　{instantWords(at, now)}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** Played here where the browser knows the format; WeChat's AMR few do, and it is saved instead. */
function Recording({ id, name, file }: { id: string; name: string; file: string }) {
  const [unknown, setUnknown] = useState(false);
  return (
    <div>
      {unknown ? <p className="muted">{name}：微信的语音是 AMR 格式，这个浏览器放不了，存下来用播放器听。</p> : <audio controls preload="metadata" src={fileAddress(id)} aria-label={name} onError={() => setUnknown(true)} />}
      <a className="link" href={fileAddress(id)} download={`${file}${unknown ? '.amr' : ''}`}>
        <Download size={15} aria-hidden="true" />
        存下{name}
      </a>
    </div>
  );
}
