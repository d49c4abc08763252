package io.github.ebuildattest.engine.ebuild;

import java.util.Random;

/** What the makers of small scripts share: a source of chance, and variables to work on. */
abstract class Generated {
  private static final String[] NAMES = {"v", "w", "x"};

  final Random random;

  Generated(Random random) {
    this.random = random;
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String text(String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  String value() {
    return text("abcABC012._-/ ", 10);
  }

  String variables() {
    StringBuilder script = new StringBuilder();
    for (String name : NAMES) {
      if (random.nextInt(5) > 0) {
        script.append(name).append("='").append(value()).append("'\n");
      }
    }
    return script.toString();
  }

  String fields(String words) {
    return "set -- " + words + "\nIFS='|'\nR=\"$#:$*\"";
  }

  String name() {
    return pick(NAMES);
  }

  /** From one up to so many choices, one after the other. */
  String some(int most, String between, String... choices) {
    StringBuilder text = new StringBuilder(pick(choices));
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append(between).append(pick(choices));
    }
    return text.toString();
  }
}
