package io.github.ebuildattest.hook.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a human is told of a pipeline when it is pinned, and not again until it changes. */
class FirstLookTest extends OverlayCase {

  @ParameterizedTest
  @CsvSource({
    "pull_request_target, refs/heads/main, github-hosted, trigger-dangerous, started by"
        + " pull_request",
    "issue_comment, refs/tags/v1.0, github-hosted, trigger-dangerous, started by issue_comment",
    "workflow_run, refs/heads/main, github-hosted, trigger-dangerous, started by workflow_run",
    "workflow_dispatch, refs/heads/main, github-hosted, trigger-dangerous, started by hand on",
    "release, refs/tags/v1.0, self-hosted, runner-self-hosted, a machine of upstream's own"
  })
  void a_dangerous_pipeline_is_told_once(
      String trigger, String ref, String runner, String finding, String note) throws IOException {
    UnaryOperator<GitHubIdentity> careless =
        i -> i.withTrigger(trigger).withRef(ref).withRunner(runner);
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", careless.apply(phalarope("1.0")));

    Reported first = waders.staged();

    assertThat(first.code()).as(first.toString()).isZero();
    assertThat(first.ids()).containsExactly(finding);
    assertThat(waders.printed()).contains("to know: ", note, finding + " (identity): warning");
    waders.committed();
    waders.bump(
        "1.0.1",
        careless.apply(phalarope("1.0.1").withRef(ref)).withRef(ref.replace("1.0", "1.0.1")));
    Reported next = waders.staged();
    assertThat(next.code()).as(next.toString()).isZero();
    assertThat(next.ids()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "release, refs/tags/v1.0",
    "push, refs/tags/v1.0",
    "workflow_dispatch, refs/tags/v1.0"
  })
  void an_ordinary_pipeline_is_not_remarked_on(String trigger, String ref) throws IOException {
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", phalarope("1.0").withTrigger(trigger).withRef(ref));

    Reported first = waders.staged();

    assertThat(first.ids()).isEmpty();
    assertThat(waders.printed()).doesNotContain("to know");
  }

  @Test
  void a_branch_is_told_in_the_line_of_the_first_use() throws IOException {
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", phalarope("1.0").withTrigger("push").withRef("refs/heads/main"));

    assertThat(waders.staged().ids()).isEmpty();
    assertThat(waders.printed()).contains("to know: built from the branch refs/heads/main");
  }

  @Test
  void a_workflow_of_another_commit_than_the_source_is_told_each_time() throws IOException {
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", new Elsewhere(phalarope("1.0")));

    Reported first = waders.staged();

    assertThat(first.code()).as(first.toString()).isZero();
    assertThat(first.ids()).containsExactly("workflow-elsewhere");
    assertThat(first.message("workflow-elsewhere")).contains("e".repeat(40));
    waders.committed();
    waders.bump("1.1", new Elsewhere(phalarope("1.1")));
    assertThat(waders.staged().ids()).containsExactly("workflow-elsewhere");
  }

  @Test
  void an_earlier_release_by_somebody_else_is_told_at_first_use() throws IOException {
    overlay.upload("phalarope", "0.8", phalarope("0.8"));
    overlay.upload("phalarope", "0.9", phalarope("0.9").withIds("700600001", "700600099"));
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", phalarope("1.0"));

    assertThat(waders.printed())
        .contains("to know: 0.9 was attested by GitHub, waders/phalarope", "owner 700600099");
    assertThat(waders.staged().code()).isZero();
    overlay.upload("phalarope", "0.9", phalarope("0.9"));
    assertThat(waders.printed()).doesNotContain("to know");
  }

  @Test
  void adopting_an_overlay_counts_what_there_is_to_know() throws IOException {
    Replay waders = Replay.of(overlay, "phalarope", "waders/phalarope");
    waders.bump("1.0", phalarope("1.0").withTrigger("push").withRef("refs/heads/main"));

    String init = overlay.tool().run("init").out().replaceAll("\\s+", " ");

    assertThat(init)
        .contains(
            "to know: 1 built from the branch refs/heads/main, whatever it holds:"
                + " dev-python/phalarope-1.0");
  }

  /** Built by a workflow file of another commit (claim 19) than what it built (claim 13). */
  private record Elsewhere(GitHubIdentity by) implements Identity {

    @Override
    public String subject() {
      return by.subject();
    }

    @Override
    public boolean subjectIsEmail() {
      return false;
    }

    @Override
    public SortedMap<Integer, String> claims() {
      SortedMap<Integer, String> claims = by.claims();
      claims.put(19, "e".repeat(40));
      return claims;
    }

    @Override
    public JsonObject publisher() {
      return by.publisher();
    }
  }

  private static GitHubIdentity phalarope(String version) {
    return GitHubIdentity.releasing("waders/phalarope", "700600001", "700600002", version);
  }
}
