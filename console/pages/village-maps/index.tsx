import { Button, Form, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { boundaryMaxBytes, saveBoundaryRequest, saveOfficeRequest, type VillageMap } from '../../../contracts/village-map';
import { saveBoundary, saveOffice, useVillageMap } from '../../api/village-maps';
import { usePlaceOptions } from '../../api/villages';
import { ActForm } from '../../parts/act-form';
import { Filter } from '../../parts/filter';
import { Empty, Failure, FormFault, Skeleton } from '../../parts/notice';
import { sizeWords } from '../../parts/numbers';
import { Card, Page } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { useFilters } from '../../parts/use-filters';

const refresh = ['village-maps'];

/** 位置和边界: where a village's office is and how its outline runs. */
export default function VillageMapsPage() {
  const filters = useFilters();
  const villages = usePlaceOptions('villages');
  const id = filters.get('village') ?? (villages.length === 1 ? villages[0]?.value : undefined);
  return (
    <Page title="位置和边界" about="填了村委会的位置，群众看项目时按远近排；传了边界，项目画在轮廓上。不连任何地图服务">
      <div className="filters">
        <Filter label="村、社区" value={id} options={villages} onChange={(village) => filters.set({ village })} search all="请选" />
      </div>
      {id ? <One key={id} id={id} /> : <Empty title="先选一个村" />}
    </Page>
  );
}

function One({ id }: { id: string }) {
  const { data, error, refetch } = useVillageMap(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <div className="columns">
      <Card title={data.village.name} note="边界和村委会" className="padded-below">
        {data.outline ? (
          <div className="village-outline">
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.outline)}`} alt={`${data.village.name}的边界，${data.points} 个点`} />
          </div>
        ) : (
          <p className="about">还没有传边界。</p>
        )}
        {data.abilities.write ? <Boundary map={data} /> : null}
      </Card>
      <Card title="村委会在哪里" className="padded-below">
        {data.abilities.write ? <Office key={data.version} map={data} /> : <p className="about">{data.office ? `${data.office.longitude}，${data.office.latitude}` : '还没有填。'}</p>}
      </Card>
    </div>
  );
}

function Office({ map }: { map: VillageMap }) {
  return (
    <ActForm
      schema={saveOfficeRequest}
      initial={{ office: map.office ?? {} }}
      toBody={({ office }) => {
        const { longitude, latitude } = (office ?? {}) as { longitude?: number | null; latitude?: number | null };
        return { office: longitude == null && latitude == null ? null : { longitude, latitude }, version: map.version };
      }}
      act={saveOffice(map.village.id)}
      refresh={refresh}
      done="存好了"
      submit="保存"
    >
      <Form.Item name={['office', 'longitude']} label="经度">
        <InputNumber precision={6} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={['office', 'latitude']} label="纬度">
        <InputNumber precision={6} style={{ width: '100%' }} />
      </Form.Item>
    </ActForm>
  );
}

/** The file is read here and held against the contract before it is sent. */
function Boundary({ map }: { map: VillageMap }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useAct({ act: saveBoundary(map.village.id), refresh, done: '存好了' });
  const take = async (file: File) => {
    if (file.size > boundaryMaxBytes) return setProblem(`文件 ${sizeWords(file.size)}，最多 ${sizeWords(boundaryMaxBytes)}，请先简化。`);
    const parsed = saveBoundaryRequest.safeParse({ boundary: jsonOf(await file.text()), version: map.version });
    setProblem(parsed.success ? null : (parsed.error.issues[0]?.message ?? '这个文件读不出边界'));
    if (parsed.success) save.run(parsed.data);
  };
  return (
    <div className="stack">
      <input
        ref={input}
        type="file"
        accept=".geojson,.json,application/geo+json"
        aria-label="边界文件"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      {problem ? (
        <p className="form-fault" role="alert">
          {problem}
        </p>
      ) : null}
      <FormFault error={save.error} />
      <span className="row">
        <Button loading={save.busy} onClick={() => input.current?.click()}>
          {map.outline ? '换边界' : '传边界（GeoJSON）'}
        </Button>
        {map.outline ? <Button onClick={() => save.run({ boundary: null, version: map.version })}>去掉边界</Button> : null}
      </span>
    </div>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
