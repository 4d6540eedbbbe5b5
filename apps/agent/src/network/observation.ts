import type { X509Certificate } from 'node:crypto';

/** What a TLS handshake came to, whoever was at the other end. */
export interface TlsSight {
  /** Such as `TLSv1.3`; null where Node cannot say. */
  readonly protocol: string | null;
  readonly cipher: string;
  /** The protocol agreed on by ALPN, null when none was. */
  readonly alpn: string | null;
  /** As received, the leaf first. */
  readonly chain: readonly X509Certificate[];
}

/** The start of an HTTP answer. */
export interface AnswerSight {
  readonly status: number;
  /** By lower-case name; values of a repeated header joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  /** Its first bytes, as they came. */
  readonly body: Buffer;
}

/** What was seen at one address of a target that does not pass; kept for evidence only. */
export interface AddressSight {
  readonly address: string;
  /** The proxy on the way as `http://host:port`, null for the direct way. */
  readonly proxy: string | null;
  readonly tls: TlsSight | null;
  readonly answer: AnswerSight | null;
}
