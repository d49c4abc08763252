package io.github.ebuildattest.hook;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "ebuild-attest " + Surroundings.toolVersion() + ", Java " + Runtime.version()
    };
  }
}
