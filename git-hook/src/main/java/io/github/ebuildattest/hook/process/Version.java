package io.github.ebuildattest.hook.process;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "ebuild-attest " + Invocation.toolVersion() + ", Java " + Runtime.version()
    };
  }
}
