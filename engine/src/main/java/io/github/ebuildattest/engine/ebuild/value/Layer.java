package io.github.ebuildattest.engine.ebuild.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A map whose changes can be thrown away: a subshell and the branches of a condition that is not
 * known write into a layer of their own above the one they started from.
 */
final class Layer<V> {
  private final @Nullable Layer<V> below;
  private final Map<String, V> own = new HashMap<>();

  Layer(@Nullable Layer<V> below) {
    this.below = below;
  }

  @Nullable V get(String key) {
    for (Layer<V> layer = this; layer != null; layer = layer.below) {
      V found = layer.own.get(key);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void put(String key, V value) {
    own.put(key, value);
  }

  /** All keys. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (Layer<V> layer = this; layer != null; layer = layer.below) {
      keys.addAll(layer.own.keySet());
    }
    return keys;
  }

  /** The keys written in this layer. */
  Set<String> written() {
    return own.keySet();
  }

  /** Whether two layers above the same one agree about a key. */
  boolean agrees(Layer<V> other, String key) {
    return Objects.equals(get(key), other.get(key));
  }
}
