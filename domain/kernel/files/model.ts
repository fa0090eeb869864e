import mongoose, { Schema } from 'mongoose';
import { defineAudited, trailSchema, type Audited } from '../audit';
import type { ObjectId } from '../database';

/** A stored file. Its bytes lie in GridFS under the same id; `sha256` commits to them. */
export interface FileRecord extends Audited {
  kind: 'image' | 'document' | 'audio';
  /** What it was uploaded for: 'ratingPhoto', 'proof', 'import'. */
  purpose: string;
  mediaType: string;
  /** As the uploader called it; of a citizen's photo nothing is kept. */
  name: string;
  size: number;
  sha256: string;
  /** null for a citizen. */
  uploadedBy: string | null;
  /** While unclaimed: the hash of the token that names it. */
  tokenHash?: string;
  /** While unclaimed: when it is deleted. */
  expiresAt?: Date;
  state: 'unclaimed' | 'claimed' | 'expired';
  /** What it belongs to, and is opened through. */
  subject?: { type: string; id: string };
  public: boolean;
}

const schema = new Schema<FileRecord>(
  {
    kind: { type: String, required: true },
    purpose: { type: String, required: true },
    mediaType: { type: String, required: true },
    name: String,
    size: { type: Number, required: true },
    sha256: { type: String, required: true },
    uploadedBy: { type: String, default: null },
    tokenHash: String,
    expiresAt: Date,
    state: { type: String, required: true },
    subject: { type: new Schema({ type: { type: String }, id: String }, { _id: false }), default: undefined },
    public: { type: Boolean, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'files' },
);
schema.index({ tokenHash: 1 }, { unique: true, sparse: true });
schema.index({ expiresAt: 1 }, { sparse: true });
schema.index({ 'subject.type': 1, 'subject.id': 1 }, { sparse: true });
export const FileModel = mongoose.model<FileRecord>('File', schema);

export const fileFacts = (file: Omit<FileRecord, 'trail'>): unknown => ({
  kind: file.kind,
  purpose: file.purpose,
  mediaType: file.mediaType,
  name: file.name,
  size: file.size,
  sha256: file.sha256,
  uploadedBy: file.uploadedBy,
  state: file.state,
  subject: file.subject,
  public: file.public,
});
defineAudited<FileRecord>({ collection: 'files', facts: fileFacts });

/** GridFS keeps its own two collections beside ours; registered so that their indexes are made with all others. */
interface StoredBytes {
  _id: ObjectId;
  filename: string;
  uploadDate: Date;
}
const bytesSchema = new Schema<StoredBytes>({ filename: String, uploadDate: Date }, { collection: 'fileBytes.files' });
bytesSchema.index({ filename: 1, uploadDate: 1 });
bytesSchema.index({ uploadDate: 1 });
export const BytesModel = mongoose.model<StoredBytes>('FileBytes', bytesSchema);
const chunkSchema = new Schema({ files_id: Schema.Types.ObjectId, n: Number }, { collection: 'fileBytes.chunks' });
chunkSchema.index({ files_id: 1, n: 1 }, { unique: true });
mongoose.model('FileChunk', chunkSchema);

/** @throws Error before the database is connected */
export function bytesBucket(): mongoose.mongo.GridFSBucket {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'fileBytes' });
}
