package io.github.ebuildattest.engine.accept;

/** Whether a human is about to answer to what is found. */
public enum AcceptMode {
  /** No: this is the gate. */
  NOT_ASKED,
  /** About all that blocks. */
  ABOUT_WHAT_BLOCKS,
  /** About packages by name: where nothing blocks, about files that are too young, too. */
  BY_NAME
}
