package io.github.ebuildattest.engine.digest;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several digests over the same bytes, each on a thread of its own, so that all of them together
 * take as long as the slowest. There are few buffers, and the caller waits for a free one, which
 * bounds the memory. The threads end by themselves once {@link #finish} has been called.
 */
final class DigestThreads {

  /** Eight megabytes in all: enough for a digest to lag behind another for some milliseconds. */
  private static final int BUFFERS = 8;

  /** How often a waiting caller looks whether the digests are still alive. */
  private static final int LOOK_SECONDS = 1;

  private static final class Chunk {
    private final byte[] bytes;
    private final AtomicInteger readers = new AtomicInteger();
    private int length;

    Chunk(int size) {
      bytes = new byte[size];
    }
  }

  private final Chunk end = new Chunk(0);
  private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(BUFFERS);
  private final List<BlockingQueue<Chunk>> queues;
  private final List<FutureTask<@Nullable Void>> tasks;
  private Chunk filling;
  private boolean finished;

  /**
   * Starts them.
   *
   * @param digesters used by nobody else until {@link #await} returns
   * @param chunk the size of a buffer
   */
  DigestThreads(List<? extends Digester> digesters, int chunk) {
    IntStream.range(1, BUFFERS).forEach(i -> free.add(new Chunk(chunk)));
    filling = new Chunk(chunk);
    queues =
        digesters.stream()
            .<BlockingQueue<Chunk>>map(d -> new ArrayBlockingQueue<>(BUFFERS + 1))
            .toList();
    tasks =
        IntStream.range(0, queues.size())
            .mapToObj(
                i ->
                    new FutureTask<@Nullable Void>(
                        () -> {
                          digest(digesters.get(i), queues.get(i));
                          return null;
                        }))
            .toList();
    for (FutureTask<@Nullable Void> task : tasks) {
      Thread thread = new Thread(task, "digest");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void digest(Digester digester, BlockingQueue<Chunk> queue) throws InterruptedException {
    for (Chunk chunk = queue.take(); chunk != end; chunk = queue.take()) {
      digester.update(chunk.bytes, 0, chunk.length);
      if (chunk.readers.decrementAndGet() == 0) {
        free.put(chunk);
      }
    }
  }

  /** The buffer to fill next. */
  byte[] buffer() {
    return filling.bytes;
  }

  /**
   * Hands over the buffer, as far as it is filled, and waits until there is another.
   *
   * @throws InterruptedException where the wait was interrupted
   */
  void handOver(int length) throws InterruptedException {
    pass(length);
    Chunk next = free.poll(LOOK_SECONDS, TimeUnit.SECONDS);
    while (next == null) {
      for (FutureTask<@Nullable Void> task : tasks) {
        if (task.isDone()) {
          result(task);
        }
      }
      next = free.poll(LOOK_SECONDS, TimeUnit.SECONDS);
    }
    filling = next;
  }

  private void pass(int length) {
    filling.length = length;
    filling.readers.set(queues.size());
    queues.forEach(queue -> queue.add(filling));
  }

  /** Hands over what the last buffer holds, and says that it was the last. It does not wait. */
  void finish(int length) {
    if (!finished) {
      finished = true;
      pass(length);
      queues.forEach(queue -> queue.add(end));
    }
  }

  /**
   * Waits until all digests have read everything.
   *
   * @throws InterruptedException where the wait was interrupted
   */
  void await() throws InterruptedException {
    for (FutureTask<@Nullable Void> task : tasks) {
      result(task);
    }
  }

  private static void result(FutureTask<@Nullable Void> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException | CancellationException e) {
      throw new IllegalStateException("a digest broke off", e);
    }
  }
}
