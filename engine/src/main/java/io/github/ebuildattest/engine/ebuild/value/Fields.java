package io.github.ebuildattest.engine.ebuild.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What words expand to.
 *
 * @param texts the fields
 * @param uncounted why it is not known how many fields there are and what the rest are, or null
 */
public record Fields(List<Text> texts, @Nullable Unknown uncounted) {}
