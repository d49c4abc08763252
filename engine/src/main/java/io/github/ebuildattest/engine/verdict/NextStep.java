package io.github.ebuildattest.engine.verdict;

/**
 * What can be done next about something that stops a run.
 *
 * @param subject the package or path that it is about; empty for all of the run
 * @param words when to do it, a clause
 * @param command a command that works as things stand; empty where there is none
 */
public record NextStep(String subject, String words, String command) {}
