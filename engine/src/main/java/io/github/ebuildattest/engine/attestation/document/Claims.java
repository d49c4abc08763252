package io.github.ebuildattest.engine.attestation.document;

import org.jspecify.annotations.Nullable;

/**
 * What a Fulcio certificate says about the build that asked for it. Every value is as the
 * certificate carries it, and null where it carries none. Numbers in brackets are the last arc of
 * the extension's OID below 1.3.6.1.4.1.57264.1 (Fulcio's {@code docs/oid-info.md}).
 *
 * @param subject the subject alternative name: a URI, or an e-mail address
 * @param subjectIsEmail whether {@link #subject} is an RFC 822 name
 * @param issuer the OIDC issuer (8)
 * @param buildSignerUri the workflow that signed, reusable or not (9)
 * @param buildSignerDigest its commit (10)
 * @param runnerEnvironment {@code github-hosted}, {@code self-hosted} (11)
 * @param sourceRepositoryUri the repository that was built (12)
 * @param sourceRepositoryDigest its commit (13)
 * @param sourceRepositoryRef its ref (14)
 * @param sourceRepositoryId an id that survives a rename (15)
 * @param sourceRepositoryOwnerUri the owner (16)
 * @param sourceRepositoryOwnerId an id that survives a rename of the owner (17)
 * @param buildConfigUri the top-level workflow (18)
 * @param buildConfigDigest its commit (19)
 * @param buildTrigger the event that started the build (20)
 * @param runInvocationUri a link to the run (21)
 * @param sourceRepositoryVisibility {@code public}, {@code private} at signing (22)
 * @param deploymentEnvironment the deployment environment (23)
 * @param tokenSubject the token's own subject (24)
 */
public record Claims(
    @Nullable String subject,
    boolean subjectIsEmail,
    @Nullable String issuer,
    @Nullable String buildSignerUri,
    @Nullable String buildSignerDigest,
    @Nullable String runnerEnvironment,
    @Nullable String sourceRepositoryUri,
    @Nullable String sourceRepositoryDigest,
    @Nullable String sourceRepositoryRef,
    @Nullable String sourceRepositoryId,
    @Nullable String sourceRepositoryOwnerUri,
    @Nullable String sourceRepositoryOwnerId,
    @Nullable String buildConfigUri,
    @Nullable String buildConfigDigest,
    @Nullable String buildTrigger,
    @Nullable String runInvocationUri,
    @Nullable String sourceRepositoryVisibility,
    @Nullable String deploymentEnvironment,
    @Nullable String tokenSubject) {}
