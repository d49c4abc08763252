package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub Actions workflow, with the claims that Fulcio writes for one.
 *
 * @param repository {@code owner/name}
 * @param workflow the file's name below {@code .github/workflows/}
 * @param environment the deployment environment (claim 23), or null for none
 * @param repositoryId the repository's number (15)
 * @param ownerId the owner's number (17)
 * @param ref the full ref that was built, {@code refs/tags/v1.0}
 * @param trigger the event (20), {@code release}
 * @param runner {@code github-hosted} or {@code self-hosted} (11)
 * @param signer the reusable workflow that signs (9), {@code
 *     owner/name/.github/workflows/file@ref}; null where the workflow itself does
 */
public record GitHubIdentity(
    String repository,
    String workflow,
    @Nullable String environment,
    String repositoryId,
    String ownerId,
    String ref,
    String trigger,
    String runner,
    @Nullable String signer)
    implements Identity {

  /** The OIDC issuer of GitHub Actions. */
  public static final String ISSUER = "https://token.actions.githubusercontent.com";

  /** A release workflow on a hosted runner: {@code release.yml}, {@code v{version}} tags. */
  public static GitHubIdentity releasing(
      String repository, String repositoryId, String ownerId, String version) {
    return new GitHubIdentity(
        repository,
        "release.yml",
        null,
        repositoryId,
        ownerId,
        "refs/tags/v" + version,
        "release",
        "github-hosted",
        null);
  }

  /** The same from another repository, ids unchanged. */
  public GitHubIdentity withRepository(String other) {
    return new GitHubIdentity(
        other, workflow, environment, repositoryId, ownerId, ref, trigger, runner, signer);
  }

  /** The same from another workflow file. */
  public GitHubIdentity withWorkflow(String other) {
    return new GitHubIdentity(
        repository, other, environment, repositoryId, ownerId, ref, trigger, runner, signer);
  }

  /** The same in another deployment environment, or in none. */
  public GitHubIdentity withEnvironment(@Nullable String other) {
    return new GitHubIdentity(
        repository, workflow, other, repositoryId, ownerId, ref, trigger, runner, signer);
  }

  /** The same with other numbers of repository and owner. */
  public GitHubIdentity withIds(String otherRepositoryId, String otherOwnerId) {
    return new GitHubIdentity(
        repository,
        workflow,
        environment,
        otherRepositoryId,
        otherOwnerId,
        ref,
        trigger,
        runner,
        signer);
  }

  /** The same built from another ref. */
  public GitHubIdentity withRef(String other) {
    return new GitHubIdentity(
        repository, workflow, environment, repositoryId, ownerId, other, trigger, runner, signer);
  }

  /** The same started by another event. */
  public GitHubIdentity withTrigger(String other) {
    return new GitHubIdentity(
        repository, workflow, environment, repositoryId, ownerId, ref, other, runner, signer);
  }

  /** The same on another kind of runner. */
  public GitHubIdentity withRunner(String other) {
    return new GitHubIdentity(
        repository, workflow, environment, repositoryId, ownerId, ref, trigger, other, signer);
  }

  /** The same, signed by a reusable workflow. */
  public GitHubIdentity withSigner(@Nullable String other) {
    return new GitHubIdentity(
        repository, workflow, environment, repositoryId, ownerId, ref, trigger, runner, other);
  }

  @Override
  public String subject() {
    return signer == null ? started() : "https://github.com/" + signer;
  }

  private String started() {
    return repositoryUri() + "/.github/workflows/" + workflow + "@" + ref;
  }

  @Override
  public boolean subjectIsEmail() {
    return false;
  }

  @Override
  public SortedMap<Integer, String> claims() {
    SortedMap<Integer, String> claims = new TreeMap<>();
    claims.put(1, ISSUER);
    claims.put(2, trigger);
    claims.put(3, commit());
    claims.put(4, "Release");
    claims.put(5, repository);
    claims.put(6, ref);
    claims.put(8, ISSUER);
    claims.put(9, subject());
    claims.put(10, commit());
    claims.put(11, runner);
    claims.put(12, repositoryUri());
    claims.put(13, commit());
    claims.put(14, ref);
    claims.put(15, repositoryId);
    claims.put(16, "https://github.com/" + repository.substring(0, repository.indexOf('/')));
    claims.put(17, ownerId);
    claims.put(18, started());
    claims.put(19, commit());
    claims.put(20, trigger);
    claims.put(21, repositoryUri() + "/actions/runs/10" + repositoryId + "/attempts/1");
    claims.put(22, "public");
    if (environment != null) {
      claims.put(23, environment);
    }
    String scope = environment == null ? "ref:" + ref : "environment:" + environment;
    claims.put(24, "repo:" + repository + ":" + scope);
    return claims;
  }

  @Override
  public JsonObject publisher() {
    JsonObject publisher = new JsonObject();
    publisher.addProperty("kind", "GitHub");
    publisher.addProperty("repository", repository);
    publisher.addProperty("workflow", workflow);
    publisher.add(
        "environment", environment == null ? JsonNull.INSTANCE : new JsonPrimitive(environment));
    return publisher;
  }

  private String repositoryUri() {
    return "https://github.com/" + repository;
  }

  /** Invented but stable: 40 hexadecimal digits for a repository and ref. */
  private String commit() {
    return HexFormat.of().formatHex(Digests.sha256(repository + "@" + ref), 0, 20);
  }
}
