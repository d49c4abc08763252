package io.github.ebuildattest.engine.change;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A ref that a push would create, move or delete: a line of pre-push's standard input
 * (githooks(5)).
 *
 * @param localId the object name that it would stand at; zeros where it is deleted
 * @param remoteName its name on the other side
 * @param remoteId the object name that it stands at there; zeros where it is new
 */
record PushedRef(String localId, String remoteName, String remoteId) {

  static final String ZEROS = "0".repeat(40);

  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{40}");

  static PushedRef parse(String line) throws MalformedPushException {
    String[] words = line.strip().split("\\s+");
    if (words.length != 4 || !ID.matcher(words[1]).matches() || !ID.matcher(words[3]).matches()) {
      throw new MalformedPushException(
          "'" + line + "' is no line of git's pre-push: local ref, id, remote ref, id");
    }
    return new PushedRef(
        words[1].toLowerCase(Locale.ROOT), words[2], words[3].toLowerCase(Locale.ROOT));
  }

  boolean isDeleted() {
    return localId.equals(ZEROS);
  }

  boolean isNew() {
    return remoteId.equals(ZEROS);
  }
}
