package io.github.ebuildattest.engine.attestation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work allocates. It bounds from above what the work can hold at any one time, and
 * unlike the heap's size it does not depend on the collector.
 */
final class Allocation {

  /** What reading one input may cost. */
  static final long BOUND = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes that the current thread allocates while it does the work. */
  static long of(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
