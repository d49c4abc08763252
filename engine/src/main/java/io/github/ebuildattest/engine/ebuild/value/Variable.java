package io.github.ebuildattest.engine.ebuild.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A variable's value and attributes; never changed, only replaced.
 *
 * @param scalar the value of a plain variable, or null
 * @param indexed the elements of an indexed array, or null
 * @param associative the elements of an associative array, or null
 * @param readonly whether assigning fails
 * @param attribute {@code i}, {@code l} or {@code u} (bash manual, declare), else NUL
 * @param maybeArray whether an unknown value may be an array's, of which an assignment without
 *     subscript replaces one element only
 */
public record Variable(
    @Nullable Text scalar,
    @Nullable NavigableMap<Long, Text> indexed,
    @Nullable Map<String, Text> associative,
    boolean readonly,
    char attribute,
    boolean maybeArray) {

  /** Declared, or unset on purpose: known to have no value. */
  public static final Variable UNSET = new Variable(null, null, null, false, '\0', false);

  public static Variable of(Text value) {
    return new Variable(value, null, null, false, '\0', false);
  }

  public static Variable unknown(Unknown why) {
    return of(Text.unknown(why));
  }

  /** An array, or what may be one, of which nothing is known. */
  public static Variable unknownArray(Unknown why) {
    return new Variable(Text.unknown(why), null, null, false, '\0', true);
  }

  public Variable withScalar(Text value) {
    return new Variable(value, null, null, readonly, attribute, false);
  }

  public Variable withIndexed(NavigableMap<Long, Text> elements) {
    return new Variable(
        null, Collections.unmodifiableNavigableMap(elements), null, readonly, attribute, false);
  }

  public Variable withAssociative(Map<String, Text> elements) {
    return new Variable(
        null, null, Collections.unmodifiableMap(elements), readonly, attribute, false);
  }

  public Variable with(boolean nowReadonly, char nowAttribute) {
    return new Variable(scalar, indexed, associative, nowReadonly, nowAttribute, maybeArray);
  }

  /** Whether it has a value: for arrays, any element. */
  public boolean isSet() {
    return scalar != null
        || (indexed != null && !indexed.isEmpty())
        || (associative != null && !associative.isEmpty());
  }

  public boolean isArray() {
    return indexed != null || associative != null;
  }

  boolean mayBeArray() {
    return maybeArray || isArray();
  }

  /** The reason why the whole variable, its kind included, is not known; else null. */
  public @Nullable Unknown unknown() {
    return scalar == null ? null : scalar.unknown();
  }

  /** What ${name} gives: for an array, element 0. */
  public @Nullable Text plain() {
    if (scalar != null) {
      return scalar;
    }
    if (indexed != null) {
      return indexed.get(0L);
    }
    return associative == null ? null : associative.get("0");
  }

  /** The element at an index, which counts from the end where negative; null where unset. */
  public @Nullable Text at(long index) {
    if (indexed == null) {
      return index == 0 || index == -1 || unknown() != null ? scalar : null;
    }
    long place = index < 0 && !indexed.isEmpty() ? indexed.lastKey() + 1 + index : index;
    return indexed.get(place);
  }

  /** All elements, in bash's order. */
  public List<Text> elements() {
    if (indexed != null) {
      return List.copyOf(indexed.values());
    }
    if (associative != null) {
      return List.copyOf(AssociativeOrder.of(associative).values());
    }
    return scalar == null ? List.of() : List.of(scalar);
  }

  /** All subscripts, in bash's order. */
  public List<String> subscripts() {
    if (indexed != null) {
      return indexed.keySet().stream().map(String::valueOf).toList();
    }
    if (associative != null) {
      return List.copyOf(AssociativeOrder.of(associative).keySet());
    }
    return scalar == null ? List.of() : List.of("0");
  }

  /** A copy of the elements to change; a plain value becomes element 0. */
  public NavigableMap<Long, Text> indexedCopy() {
    if (indexed != null) {
      return new TreeMap<>(indexed);
    }
    NavigableMap<Long, Text> copy = new TreeMap<>();
    if (scalar != null) {
      copy.put(0L, scalar);
    }
    return copy;
  }

  public Map<String, Text> associativeCopy() {
    return associative == null ? new LinkedHashMap<>() : new LinkedHashMap<>(associative);
  }
}
