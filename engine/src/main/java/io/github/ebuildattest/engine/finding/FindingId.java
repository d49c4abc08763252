package io.github.ebuildattest.engine.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue. A finding's id is its constant in lower case with hyphens; {@code
 * docs/findings/ID.md} is its page, and {@link Explanation} reads that page.
 */
public enum FindingId {
  // could-not-check
  NETWORK_UNREACHABLE(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  TLS_UNTRUSTED(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  INDEX_ERROR(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  ATTESTATIONS_DISABLED(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.FILE),
  INDEX_DISAGREES(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  FOREIGN_REDIRECT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  DISTFILE_ABSENT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  PROVENANCE_ABSENT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  TRUSTED_ROOT_LACKS_KEY(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  STATEMENT_NOT_ASCII(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  RANGE_EMPTY(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  REPOSITORY_UNSUPPORTED(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  INTERNAL_ERROR(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Answer.NEVER),
  // malformed
  PROVENANCE_NOT_JSON(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PROVENANCE_UNKNOWN_VERSION(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PROVENANCE_SHAPE(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PROVENANCE_EMPTY(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PUBLISHER_UNKNOWN(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  NO_PUBLISH_ATTESTATION(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PREDICATE_REPEATED(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  PREDICATE_UNKNOWN(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  STATEMENT_SHAPE(FindingClass.MALFORMED, Severity.BLOCK, Answer.NEVER),
  // cryptography
  DIGEST_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SUBJECT_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  CERTIFICATE_UNTRUSTED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  CERTIFICATE_USAGE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SCT_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SCT_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  TIMESTAMP_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SIGNING_TIME_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SIGNING_TIME_OUTSIDE_CERTIFICATE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_ENTRY_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_ENTRY_UNSUPPORTED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_ENTRY_EXTRA(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_INCLUSION(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_CHECKPOINT(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_PROMISE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  LOG_ENTRY_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  SIGNATURE_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  VERIFICATION_REFUSED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Answer.NEVER),
  // identity
  UNATTESTED(FindingClass.IDENTITY, Severity.BLOCK, Answer.PIN),
  PUBLISHER_DISAGREES(FindingClass.IDENTITY, Severity.BLOCK, Answer.NEVER),
  ISSUER_MISMATCH(FindingClass.IDENTITY, Severity.BLOCK, Answer.NEVER),
  UPSTREAM_MISMATCH(FindingClass.IDENTITY, Severity.BLOCK, Answer.FILE),
  UPSTREAM_UNKNOWN(FindingClass.IDENTITY, Severity.WARNING, Answer.NEVER),
  UPSTREAM_MALFORMED(FindingClass.IDENTITY, Severity.BLOCK, Answer.FILE),
  UPSTREAM_CONFLICT(FindingClass.IDENTITY, Severity.BLOCK, Answer.FILE),
  UPSTREAM_HOST_UNSUPPORTED(FindingClass.IDENTITY, Severity.WARNING, Answer.NEVER),
  SHARED_PUBLISHER_ACCOUNT(FindingClass.IDENTITY, Severity.WARNING, Answer.NEVER),
  // continuity
  FIRST_USE(FindingClass.CONTINUITY, Severity.BLOCK, Answer.PIN),
  ATTESTATION_LOST(FindingClass.CONTINUITY, Severity.BLOCK, Answer.FILE),
  ATTESTATION_LOST_ELSEWHERE(FindingClass.CONTINUITY, Severity.WARNING, Answer.NEVER),
  REPOSITORY_RENAMED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  REPOSITORY_TRANSFERRED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  REPOSITORY_RECREATED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  OWNER_RECREATED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  PUBLISHER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  WORKFLOW_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  ENVIRONMENT_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  REF_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  TRIGGER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  RUNNER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  PREDICATE_LOST(FindingClass.CONTINUITY, Severity.WARNING, Answer.NEVER),
  PIN_EDITED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  PIN_MISSING(FindingClass.CONTINUITY, Severity.BLOCK, Answer.PIN),
  PIN_REMOVED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.IDENTITY),
  PIN_DISAGREES(FindingClass.CONTINUITY, Severity.BLOCK, Answer.PIN),
  PROJECT_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Answer.FILE),
  SOURCE_LEFT_PYPI(FindingClass.CONTINUITY, Severity.BLOCK, Answer.FILE),
  DECISION_WITH_CHANGE(FindingClass.CONTINUITY, Severity.WARNING, Answer.NEVER),
  // context
  TOO_YOUNG(FindingClass.CONTEXT, Severity.BLOCK, Answer.FILE),
  RELEASE_YANKED(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  PROJECT_QUARANTINED(FindingClass.CONTEXT, Severity.BLOCK, Answer.NEVER),
  RELEASE_PARTLY_ATTESTED(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  RELEASE_INCONSISTENT(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  LATE_FILE(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  FILE_NOT_ON_INDEX(FindingClass.CONTEXT, Severity.BLOCK, Answer.FILE),
  TRUSTED_ROOT_STALE(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  PROJECT_ARCHIVED(FindingClass.CONTEXT, Severity.WARNING, Answer.NEVER),
  // overlay
  EBUILD_NOT_EVALUATED(FindingClass.OVERLAY, Severity.BLOCK, Answer.FILE),
  ECLASS_OVERRIDDEN(FindingClass.OVERLAY, Severity.BLOCK, Answer.FILE),
  MANIFEST_ENTRY_MISSING(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  MANIFEST_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  MANIFEST_PROVENANCE_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  MANIFEST_MALFORMED(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  METADATA_MALFORMED(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  VERSION_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Answer.FILE),
  SOURCE_DISGUISED(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  CONTENT_REWRITTEN(FindingClass.OVERLAY, Severity.BLOCK, Answer.NEVER),
  METADATA_CACHE_DISAGREES(FindingClass.OVERLAY, Severity.BLOCK, Answer.FILE),
  POLICY_BASE_MALFORMED(FindingClass.OVERLAY, Severity.WARNING, Answer.NEVER),
  GATE_CHANGED(FindingClass.OVERLAY, Severity.WARNING, Answer.NEVER),
  EXEMPTION_EXPIRED(FindingClass.OVERLAY, Severity.BLOCK, Answer.PIN);

  private final FindingClass findingClass;
  private final Severity severity;
  private final Answer answer;

  FindingId(FindingClass findingClass, Severity severity, Answer answer) {
    this.findingClass = findingClass;
    this.severity = severity;
    this.answer = answer;
  }

  /** The stable id that users, reports and decisions name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The class it belongs to. */
  public FindingClass findingClass() {
    return findingClass;
  }

  /** What it does where no policy says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** How a human may answer it. */
  public Answer answer() {
    return answer;
  }

  /** The finding with this id, or empty where there is none. */
  public static Optional<FindingId> find(String id) {
    return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
  }
}
