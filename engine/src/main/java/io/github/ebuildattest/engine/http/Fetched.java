package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import java.net.http.HttpHeaders;

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
   * @param whole whether all of it fitted the limit
   */
  record Found<S extends BodySink>(S body, boolean whole, HttpHeaders headers)
      implements Fetched<S> {}

  /**
   * Any other status, 304 among them: what it stands for is with whoever asked.
   *
   * @param body the beginning of what the server said beside it
   */
  record Refused<S extends BodySink>(int status, HttpHeaders headers, MemorySink body)
      implements Fetched<S> {}

  /**
   * No answer.
   *
   * @param finding why not
   * @param mayPass whether another attempt might fare better
   * @param heard whether the host said anything, or was not even asked
   */
  record Broken<S extends BodySink>(Finding finding, boolean mayPass, boolean heard)
      implements Fetched<S> {

    /** No answer for another reason than that nothing was heard of the host. */
    Broken(Finding finding, boolean mayPass) {
      this(finding, mayPass, true);
    }
  }
}
