package io.github.ebuildattest.engine.policy;

/** The text of a new policy. */
public final class PolicyText {

  /** A new overlay's policy: every key with its default, and what it does. */
  public static final String DEFAULTS =
      """
      #:schema https://ebuild-attest.github.io/policy.schema.json
      # What this overlay asks of its bumps. Every key may be left out; these are the defaults.

      # block | warn: a PyPI file without attestation that nobody has accepted
      unattested = "block"

      # declared: an attestation that matches a declared upstream is enough, and is pinned
      # ask: a human runs `ebuild-attest accept` at first use
      first-use = "declared"

      # cooldown by the later of the log's time and the upload's, by the upload's where nothing
      # attests: judged at push and in CI, announced at commit
      minimum-age = "1d"

      # in the commit hook. defer: the commit is made with a loud line, and the push still blocks
      # block: no commit without an answer
      could-not-check = "defer"

      # with-change: a decision may come with the bump it covers, and is always shown
      # separate: only a decision that is already in the base counts
      decisions = "with-change"

      # block | warn
      workflow-change = "block"
      ref-change = "block"
      trigger-change = "block"
      environment-change = "block"
      runner-change = "block"

      # Packages with another cooldown; the first that matches counts.
      # [[cooldown]]
      # package = "dev-python/example-*"
      # minimum-age = "7d"

      # Packages that need no attestation for a while; an end is required, at most one year ahead.
      # [[exempt]]
      # package = "dev-python/example-*"
      # reason = "released by hand by a project we know"
      # expires = 2027-03-01

      # An entry of the tree that is not understood and may stay: this object at this path.
      # [[tolerated]]
      # path = "profiles/targets"
      # object = "0000000000000000000000000000000000000000"
      # reason = "links into the Gentoo repository on our own machines"
      """;

  private PolicyText() {}
}
