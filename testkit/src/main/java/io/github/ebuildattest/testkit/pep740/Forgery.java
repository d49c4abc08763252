package io.github.ebuildattest.testkit.pep740;

/**
 * One thing to get wrong. Whatever a constant does not mention stays right: a statement that names
 * another file is still properly signed and logged, so that only one check can catch it.
 */
public enum Forgery {

  // the statement, signed and logged as it stands

  /** {@code _type} is that of in-toto v0.1. */
  STATEMENT_TYPE_OTHER,
  /** The only subject is another file. */
  SUBJECT_OTHER_NAME,
  /** The only subject's name is not a distribution file name. */
  SUBJECT_NAME_UNPARSABLE,
  /** The right subject, followed by another file. */
  SUBJECT_TWO,
  /** The right subject twice. */
  SUBJECT_TWICE,
  /** An empty list of subjects. */
  SUBJECT_NONE,
  /** The subject has a SHA-512 and no SHA-256. */
  DIGEST_WITHOUT_SHA256,
  /** The subject's SHA-256 is of other bytes. */
  DIGEST_OTHER,
  /** A predicate type that PyPI does not accept. */
  PREDICATE_UNKNOWN,
  /** A non-ASCII character in the predicate; otherwise genuine. */
  STATEMENT_NOT_ASCII,
  /** The payload is signed JSON {@code null}. */
  STATEMENT_NULL,

  // the signature

  /** The DSSE signature is by another key; the log holds that same signature. */
  SIGNATURE_OTHER_KEY,

  // the certificate, issued and logged as it stands

  /** The certificate's ten minutes ended before the entry was logged. */
  CERTIFICATE_EXPIRED,
  /** The certificate's ten minutes began after the entry was logged. */
  CERTIFICATE_NOT_YET_VALID,
  /** No extended key usage at all. */
  CERTIFICATE_WITHOUT_PURPOSE,
  /** Extended key usage is TLS server authentication. */
  CERTIFICATE_FOR_SERVERS,
  /** Key usage is key agreement instead of digital signature. */
  CERTIFICATE_WITHOUT_DIGITAL_SIGNATURE,
  /** Issued by an authority of the same names and other keys. */
  CERTIFICATE_OTHER_AUTHORITY,
  /** No signed certificate timestamp. */
  SCT_MISSING,
  /** A timestamp under the right log's id, signed by another key. */
  SCT_SIGNATURE_WRONG,
  /** A timestamp, properly signed, of a CT log that the trusted root does not name. */
  SCT_UNKNOWN_LOG,
  /** The OIDC issuer is another one; the names are as expected. */
  ISSUER_OTHER,

  // the log entry

  /** No log entry. */
  LOG_ENTRY_MISSING,
  /** A second entry, properly logged, of another statement. */
  LOG_ENTRY_EXTRA,
  /** No signed entry timestamp. */
  PROMISE_MISSING,
  /** The signed entry timestamp is by another key. */
  PROMISE_WRONG,
  /** The integrated time was moved by a minute after the promise was made. */
  INTEGRATED_TIME_MOVED,
  /** No inclusion proof, and so no checkpoint. */
  INCLUSION_PROOF_MISSING,
  /** One sibling of the audit path is another hash. */
  INCLUSION_PROOF_WRONG,
  /** No checkpoint in the proof. */
  CHECKPOINT_MISSING,
  /** The checkpoint is signed by another key under the right key hint. */
  CHECKPOINT_SIGNATURE_WRONG,
  /** The checkpoint is properly signed, for another root. */
  CHECKPOINT_OTHER_ROOT,
  /** The entry has a certificate of another identity over the same key. */
  LOG_ENTRY_OTHER_CERTIFICATE,
  /** The entry's payload hash is of another statement. */
  LOG_ENTRY_OTHER_PAYLOAD,
  /** The entry holds another valid signature by the same key. */
  LOG_ENTRY_OTHER_SIGNATURE,
  /** The entry's kind is {@code hashedrekord}, consistent in itself. */
  LOG_ENTRY_HASHEDREKORD,
  /** The entry's kind is {@code intoto}, consistent in itself. */
  LOG_ENTRY_INTOTO,
  /** The entry is one of Rekor v2: no promise, no integrated time, and no timestamp either. */
  LOG_ENTRY_V2,
  /** The entry is in a log that the trusted root does not name. */
  LOG_UNKNOWN,

  // the timestamp; a wrong one is there even where the maker does not want one

  /** The timestamp is over another signature. */
  TIMESTAMP_OTHER_SIGNATURE,
  /** The timestamp is by an authority of the same names and other keys. */
  TIMESTAMP_IMPOSTOR,
  /** The timestamp says an hour after the certificate ended. */
  TIMESTAMP_LATE,
  /** The timestamp says an hour before the certificate began. */
  TIMESTAMP_EARLY,
  /** One bit of the timestamp's signature is flipped. */
  TIMESTAMP_DAMAGED,
  /** The timestamp is not ASN.1 at all. */
  TIMESTAMP_GARBAGE,
  /** Something follows the timestamp. */
  TIMESTAMP_TRAILING,
  /** The honest timestamp, and one over another signature. */
  TIMESTAMP_EXTRA_WRONG,

  // the document

  /** An attestation of version 2. */
  ATTESTATION_VERSION_UNKNOWN,
  /** A provenance of version 2. */
  PROVENANCE_VERSION_UNKNOWN,
  /** No bundles. */
  BUNDLES_EMPTY,
  /** The only bundle holds no attestation. */
  ATTESTATIONS_EMPTY,
  /** An honest bundle, and one that holds no attestation. */
  BUNDLE_EXTRA_EMPTY,
  /** The publish attestation twice. */
  PREDICATE_REPEATED,
  /** Only a SLSA provenance attestation. */
  SLSA_ONLY,
  /** The publisher object names another repository (or account) than the certificate. */
  PUBLISHER_OTHER,
  /** The publisher object names another workflow than the certificate (or account). */
  PUBLISHER_OTHER_WORKFLOW,
  /** The publisher's kind is an unknown one. */
  PUBLISHER_KIND_UNKNOWN
}
