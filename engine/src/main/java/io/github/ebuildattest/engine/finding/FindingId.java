package io.github.ebuildattest.engine.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of findings. The id of a finding is its constant in lower case with hyphens; {@code
 * docs/findings/ID.md} is its page, and {@link Explanation} reads that page.
 */
public enum FindingId {
  // could-not-check
  NETWORK_UNREACHABLE(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  TLS_UNTRUSTED(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  INDEX_ERROR(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  ATTESTATIONS_DISABLED(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.FILE),
  INDEX_INCOMPLETE(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  INDEX_DISAGREES(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  FOREIGN_REDIRECT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  DISTFILE_ABSENT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  PROVENANCE_ABSENT(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  TRUSTED_ROOT_LACKS_KEY(
      FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  SOURCE_UNREACHABLE(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  STATEMENT_NOT_ASCII(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  RANGE_EMPTY(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  REPOSITORY_UNSUPPORTED(
      FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  INTERNAL_ERROR(FindingClass.COULD_NOT_CHECK, Severity.COULD_NOT_CHECK, Acceptability.NEVER),
  // malformed
  PROVENANCE_NOT_JSON(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PROVENANCE_UNKNOWN_VERSION(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PROVENANCE_SHAPE(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PROVENANCE_EMPTY(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PUBLISHER_UNKNOWN(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  NO_PUBLISH_ATTESTATION(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PREDICATE_REPEATED(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  PREDICATE_UNKNOWN(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  STATEMENT_SHAPE(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  ARCHIVE_MALFORMED(FindingClass.MALFORMED, Severity.BLOCK, Acceptability.NEVER),
  // cryptography
  DIGEST_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SUBJECT_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  CERTIFICATE_UNTRUSTED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  CERTIFICATE_USAGE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SCT_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SCT_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  TIMESTAMP_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SIGNING_TIME_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SIGNING_TIME_OUTSIDE_CERTIFICATE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_ENTRY_MISSING(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_ENTRY_UNSUPPORTED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_ENTRY_EXTRA(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_INCLUSION(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_CHECKPOINT(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_PROMISE(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  LOG_ENTRY_MISMATCH(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  SIGNATURE_INVALID(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  VERIFICATION_REFUSED(FindingClass.CRYPTOGRAPHY, Severity.BLOCK, Acceptability.NEVER),
  // identity
  UNATTESTED(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.PIN),
  PUBLISHER_DISAGREES(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.NEVER),
  ISSUER_MISMATCH(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.NEVER),
  UPSTREAM_MISMATCH(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.FILE),
  UPSTREAM_UNKNOWN(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  UPSTREAM_MALFORMED(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.FILE),
  UPSTREAM_CONFLICT(FindingClass.IDENTITY, Severity.BLOCK, Acceptability.FILE),
  UPSTREAM_HOST_UNSUPPORTED(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  WORKFLOW_ELSEWHERE(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  TRIGGER_DANGEROUS(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  RUNNER_SELF_HOSTED(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  SHARED_PUBLISHER_ACCOUNT(FindingClass.IDENTITY, Severity.WARNING, Acceptability.NEVER),
  // continuity
  FIRST_USE(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.PIN),
  ATTESTATION_LOST(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.FILE),
  ATTESTATION_LOST_ELSEWHERE(FindingClass.CONTINUITY, Severity.WARNING, Acceptability.NEVER),
  REPOSITORY_RENAMED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  REPOSITORY_TRANSFERRED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  REPOSITORY_RECREATED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  OWNER_RECREATED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  PUBLISHER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  WORKFLOW_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  ENVIRONMENT_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  REF_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  TRIGGER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  RUNNER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  SIGNER_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  PREDICATE_LOST(FindingClass.CONTINUITY, Severity.WARNING, Acceptability.NEVER),
  PIN_EDITED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  PIN_MISSING(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.PIN),
  PIN_REMOVED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.IDENTITY),
  PIN_DISAGREES(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.PIN),
  PROJECT_CHANGED(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.FILE),
  SOURCE_LEFT_PYPI(FindingClass.CONTINUITY, Severity.BLOCK, Acceptability.FILE),
  DECISION_WITH_CHANGE(FindingClass.CONTINUITY, Severity.WARNING, Acceptability.NEVER),
  DECISION_UNDONE(FindingClass.CONTINUITY, Severity.WARNING, Acceptability.NEVER),
  // context
  TOO_YOUNG(FindingClass.CONTEXT, Severity.BLOCK, Acceptability.FILE),
  RELEASE_YANKED(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  RELEASE_HIDDEN(FindingClass.CONTEXT, Severity.BLOCK, Acceptability.NEVER),
  PROJECT_QUARANTINED(FindingClass.CONTEXT, Severity.BLOCK, Acceptability.NEVER),
  RELEASE_PARTLY_ATTESTED(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  RELEASE_INCONSISTENT(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  LATE_FILE(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  FILE_NOT_ON_INDEX(FindingClass.CONTEXT, Severity.BLOCK, Acceptability.FILE),
  TRUSTED_ROOT_STALE(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  PROJECT_ARCHIVED(FindingClass.CONTEXT, Severity.WARNING, Acceptability.NEVER),
  // source
  SOURCE_ALTERED(FindingClass.SOURCE, Severity.BLOCK, Acceptability.NEVER),
  SOURCE_ADDED(FindingClass.SOURCE, Severity.BLOCK, Acceptability.NEVER),
  SOURCE_COMMIT_GONE(FindingClass.SOURCE, Severity.BLOCK, Acceptability.NEVER),
  // overlay
  EBUILD_NOT_EVALUATED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.FILE),
  ECLASS_OVERRIDDEN(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.FILE),
  MANIFEST_ENTRY_MISSING(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  MANIFEST_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  MANIFEST_PROVENANCE_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  MANIFEST_MALFORMED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  METADATA_MALFORMED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  VERSION_MISMATCH(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.FILE),
  SOURCE_DISGUISED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  TREE_NOT_UNDERSTOOD(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  PIN_MISPLACED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  SOURCE_CONDITIONAL(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.IDENTITY),
  CONTENT_REWRITTEN(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.NEVER),
  METADATA_CACHE_DISAGREES(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.FILE),
  POLICY_BASE_MALFORMED(FindingClass.OVERLAY, Severity.WARNING, Acceptability.NEVER),
  GATE_CHANGED(FindingClass.OVERLAY, Severity.WARNING, Acceptability.NEVER),
  EXEMPTION_EXPIRED(FindingClass.OVERLAY, Severity.BLOCK, Acceptability.PIN),
  // configuration
  PIN_MALFORMED(FindingClass.CONFIGURATION, Severity.BLOCK, Acceptability.NEVER),
  POLICY_MALFORMED(FindingClass.CONFIGURATION, Severity.BLOCK, Acceptability.NEVER),
  TRUSTED_ROOT_UNREADABLE(FindingClass.CONFIGURATION, Severity.BLOCK, Acceptability.NEVER);

  private final FindingClass findingClass;
  private final Severity severity;
  private final Acceptability acceptability;

  FindingId(FindingClass findingClass, Severity severity, Acceptability acceptability) {
    this.findingClass = findingClass;
    this.severity = severity;
    this.acceptability = acceptability;
  }

  /** The stable id that users, reports and decisions name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The class it belongs to. */
  public FindingClass findingClass() {
    return findingClass;
  }

  /** Its severity where no policy says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** How a human may accept it. */
  public Acceptability acceptability() {
    return acceptability;
  }

  /** The finding with this id, or empty where there is none. */
  public static Optional<FindingId> find(String id) {
    return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
  }
}
