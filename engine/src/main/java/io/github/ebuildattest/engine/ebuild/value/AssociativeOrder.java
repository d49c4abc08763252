package io.github.ebuildattest.engine.ebuild.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which bash 5 walks an associative array. The manual leaves it open; SRC_URI is a set
 * to its readers, yet some order is needed, and this is the one that bash has: by bucket of a hash
 * table of 1024 buckets that hashes by FNV-1 (32 bit), the newest entry of a bucket first.
 */
final class AssociativeOrder {
  private static final int BUCKETS = 1024;
  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private AssociativeOrder() {}

  static Map<String, Text> of(Map<String, Text> insertion) {
    if (insertion.size() < 2) {
      return insertion;
    }
    Map<Integer, List<String>> buckets = new TreeMap<>();
    insertion
        .keySet()
        .forEach(key -> buckets.computeIfAbsent(bucket(key), b -> new ArrayList<>()).add(key));
    Map<String, Text> ordered = new LinkedHashMap<>();
    for (List<String> keys : buckets.values()) {
      Collections.reverse(keys);
      for (String key : keys) {
        ordered.put(key, java.util.Objects.requireNonNull(insertion.get(key)));
      }
    }
    return ordered;
  }

  private static int bucket(String key) {
    int hash = OFFSET;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      hash *= PRIME;
      hash ^= b;
    }
    return hash & (BUCKETS - 1);
  }
}
