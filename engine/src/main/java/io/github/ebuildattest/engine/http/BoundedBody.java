package io.github.ebuildattest.engine.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body into a sink and hangs up at the first byte beyond the limit, so that no server
 * decides how much memory or disk a response takes. Its value says whether all of the body fitted.
 */
final class BoundedBody implements BodySubscriber<Boolean> {

  private final BodySink sink;
  private final long limit;
  private final AtomicLong received;
  private final CompletableFuture<Boolean> fitted = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long size;

  /**
   * A reader for one response.
   *
   * @param limit in bytes; one byte more is written to the sink, so that it can tell
   * @param received grows with every byte that arrives, for whoever watches
   */
  BoundedBody(BodySink sink, long limit, AtomicLong received) {
    this.sink = sink;
    this.limit = limit;
    this.received = received;
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return fitted;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (fitted.isDone()) {
        return;
      }
      take(buffer);
    }
  }

  private void take(ByteBuffer buffer) {
    if (buffer.remaining() > limit - size) {
      buffer.limit(buffer.position() + (int) (limit - size + 1));
    }
    size += buffer.remaining();
    received.addAndGet(buffer.remaining());
    try {
      sink.write(buffer);
    } catch (IOException e) {
      hangUp();
      fitted.completeExceptionally(new LocalFileException(e));
      return;
    } catch (RuntimeException e) {
      hangUp();
      fitted.completeExceptionally(new BrokenSinkException(e));
      return;
    }
    if (size > limit) {
      hangUp();
      fitted.complete(false);
    }
  }

  private void hangUp() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    fitted.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    fitted.complete(true);
  }

  /** This program failed, not the network. */
  static final class BrokenSinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenSinkException(RuntimeException cause) {
      super(cause);
    }
  }

  /** The disk failed, not the network. */
  static final class LocalFileException extends IOException {
    private static final long serialVersionUID = 1;

    LocalFileException(IOException cause) {
      super(cause);
    }
  }
}
