import { Image } from 'antd';
import { fileAddress } from '../api/files';

/** Photos open large on a click; they are read through the session, never by a public link. */
export function Photos({ ids, label }: { ids: string[]; label: string }) {
  if (ids.length === 0) return null;
  return (
    <div className="thumbs">
      <Image.PreviewGroup>
        {ids.map((id, index) => (
          <Image key={id} src={fileAddress(id)} width={76} height={76} alt={`${label} ${index + 1}`} />
        ))}
      </Image.PreviewGroup>
    </div>
  );
}
