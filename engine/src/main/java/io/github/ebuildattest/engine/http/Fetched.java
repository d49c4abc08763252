package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;

/**
 * How one GET ended.
 *
 * @param <S> where the body went
 */
public sealed interface Fetched<S extends BodySink> {

  /**
   * Status 200.
   *
   * @param body all of it, or its beginning
   * @param whole whether all of it fitted within the limit
   */
  record Found<S extends BodySink>(S body, boolean whole, Headers headers) implements Fetched<S> {}

  /**
   * Any other status, 304 among them: what it means is for the caller to say.
   *
   * @param body the beginning of what the server sent with it
   */
  record Refused<S extends BodySink>(int status, Headers headers, MemorySink body)
      implements Fetched<S> {}

  /**
   * No answer.
   *
   * @param finding why not
   * @param mayPass whether another attempt might succeed
   * @param heard whether the host said anything; also true where it was not even asked
   */
  record Broken<S extends BodySink>(Finding finding, boolean mayPass, boolean heard)
      implements Fetched<S> {

    /** No answer, for another reason than that nothing was heard from the host. */
    Broken(Finding finding, boolean mayPass) {
      this(finding, mayPass, true);
    }
  }
}
