import { sealResource } from './envelope';
import { define } from './interface';
import { shanghai } from './words';

export const certificatesInterface = define('GET /v3/certificates', '下载平台证书', {}, ({ keys: { certificate } }) => ({
  data: [{ serial_no: certificate.serial, effective_time: shanghai(certificate.from.getTime()), expire_time: shanghai(certificate.until.getTime()), encrypt_certificate: { algorithm: 'AEAD_AES_256_GCM', ...sealResource(Buffer.from(certificate.pem), 'certificate') } }],
}));
