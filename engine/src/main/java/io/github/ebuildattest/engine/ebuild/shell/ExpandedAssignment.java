package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Assignment;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.Fields;
import io.github.ebuildattest.engine.ebuild.value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * An assignment whose values have been expanded, all of them before the first variable changes: the
 * x of {@code local x=$x} is the caller's.
 *
 * @param assignment as it was parsed
 * @param values what each element expands to; for a plain value, one text
 */
public record ExpandedAssignment(Assignment assignment, List<Fields> values) {

  static ExpandedAssignment of(Shell shell, Assignment assignment) {
    List<Fields> values = new ArrayList<>();
    if (assignment.value() != null) {
      values.add(plain(shell, assignment.value()));
    }
    for (Assignment.Element element : assignment.elements()) {
      values.add(
          element.subscript() == null
              ? shell.expander.fields(List.of(element.value()))
              : plain(shell, element.value()));
    }
    return new ExpandedAssignment(assignment, values);
  }

  private static Fields plain(Shell shell, Word value) {
    return new Fields(List.of(shell.expander.assigned(value)), null);
  }

  /** The assignments among a declaration's arguments; bash makes lists while it expands others. */
  public static List<ExpandedAssignment> all(Shell shell, Call call) {
    List<Assignment> declared = call.declared();
    boolean lists = declared.stream().anyMatch(a -> a.value() == null);
    boolean plain = declared.stream().allMatch(ExpandedAssignment::isLiteral);
    if (lists && declared.size() > 1 && !plain) {
      throw shell.refuse(call, "which of its values count for the others is not plain");
    }
    return declared.stream().map(assignment -> of(shell, assignment)).toList();
  }

  private static boolean isLiteral(Assignment assignment) {
    return (assignment.value() == null || assignment.value().literal())
        && assignment.elements().stream()
            .allMatch(
                e -> e.value().literal() && (e.subscript() == null || e.subscript().literal()));
  }

  /** The value of an assignment that is not a list. */
  Text scalar() {
    return values.get(0).texts().get(0);
  }
}
