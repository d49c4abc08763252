package io.github.ebuildattest.engine.finding;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The literals in sources that begin, or that end, a finding's message. They are followed back from
 * {@link Finding#message()} through factories, parameters, variables, methods, records and the
 * messages of the project's own exceptions. Not followed is what a collection, a string builder or
 * a library's answer holds.
 */
final class MessageOrigins {

  /** Which end of a message is looked at. */
  enum Side {
    START,
    END
  }

  /** What stands in a text for whatever is not a literal. */
  private static final String ELSE = "…";

  /** Methods of the JDK that hand on what they are given, or what a lambda makes. */
  private static final Set<String> HANDING_ON =
      Set.of("valueOf", "requireNonNullElse", "getOrDefault", "map", "orElse", "orElseGet");

  private final ValuesInSources sources;
  private final Side side;
  private final Set<Tree> seen = new HashSet<>();
  private final Set<String> found = new TreeSet<>();

  private MessageOrigins(ValuesInSources sources, Side side) {
    this.sources = sources;
    this.side = side;
  }

  /**
   * The expressions that begin or end a message with a literal, as text: literals as they are,
   * formats unfilled, and an ellipsis for anything else.
   *
   * @param sources those of this package among them
   */
  static Set<String> in(ValuesInSources sources, Side side) {
    MessageOrigins origins = new MessageOrigins(sources, side);
    origins.follow(sources.component(sources.type(Finding.class), "message"));
    return origins.found;
  }

  private void follow(List<TreePath> values) {
    values.stream().filter(v -> seen.add(v.getLeaf())).forEach(v -> follow(v, v));
  }

  /**
   * Follows an expression.
   *
   * @param whole the expression that it begins or ends
   */
  private void follow(TreePath path, TreePath whole) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parenthesized) {
      part(path, parenthesized.getExpression(), whole);
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      part(path, conditional.getTrueExpression(), whole);
      part(path, conditional.getFalseExpression(), whole);
    } else if (tree instanceof SwitchExpressionTree) {
      follow(results(path));
    } else if (tree instanceof LambdaExpressionTree lambda
        && lambda.getBody() instanceof ExpressionTree body) {
      follow(List.of(new TreePath(path, body)));
    } else if (tree instanceof BinaryTree binary) {
      follow(
          new TreePath(
              path, side == Side.START ? binary.getLeftOperand() : binary.getRightOperand()),
          whole);
    } else if (tree instanceof LiteralTree literal && literal.getValue() instanceof String) {
      add(path, whole);
    } else if (tree instanceof MethodInvocationTree call) {
      if (sources.element(path) instanceof ExecutableElement method) {
        call(path, call, method, whole);
      }
    } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      follow(sources.of(sources.element(path)));
    }
  }

  private void part(TreePath path, ExpressionTree part, TreePath whole) {
    TreePath inner = new TreePath(path, part);
    follow(inner, whole.getLeaf() == path.getLeaf() ? inner : whole);
  }

  /** A literal that only one branch of an expression has stands alone, the rest left out. */
  private void add(TreePath literal, TreePath whole) {
    String words = text(literal);
    String all = text(whole);
    if (side == Side.START) {
      found.add(all.startsWith(words) ? all : words + ELSE);
    } else {
      found.add(all.endsWith(words) ? all : ELSE + words);
    }
  }

  private void call(
      TreePath path, MethodInvocationTree call, ExecutableElement method, TreePath whole) {
    String name = method.getSimpleName().toString();
    TreePath receiver = receiver(path);
    if (name.equals("formatted")) {
      formatted(path, call.getArguments(), whole);
    } else if (name.equals("getMessage") && receiver != null) {
      follow(sources.messages(receiver));
    } else if (HANDING_ON.contains(name) && !sources.isInSources(method)) {
      if (receiver != null && receiver.getLeaf() instanceof MethodInvocationTree) {
        follow(List.of(receiver));
      }
      follow(paths(path, call.getArguments()));
    } else {
      follow(sources.results(method));
    }
  }

  private void formatted(TreePath path, List<? extends ExpressionTree> arguments, TreePath whole) {
    String format = text(path);
    List<TreePath> filled = paths(path, arguments);
    if (side == Side.START && format.startsWith("%s") && !filled.isEmpty()) {
      follow(filled.get(0), whole);
    } else if (side == Side.END && format.endsWith("%s") && !filled.isEmpty()) {
      follow(filled.get(filled.size() - 1), whole);
    } else {
      add(path, whole);
    }
  }

  private static List<TreePath> paths(TreePath parent, List<? extends ExpressionTree> children) {
    return children.stream().map(child -> new TreePath(parent, child)).toList();
  }

  private static @Nullable TreePath receiver(TreePath call) {
    return ((MethodInvocationTree) call.getLeaf()).getMethodSelect()
            instanceof MemberSelectTree select
        ? new TreePath(new TreePath(call, select), select.getExpression())
        : null;
  }

  private static List<TreePath> results(TreePath switchExpression) {
    List<TreePath> results = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitCase(CaseTree tree, Void nothing) {
        if (tree.getBody() instanceof ExpressionTree value) {
          results.add(new TreePath(getCurrentPath(), value));
        }
        return super.visitCase(tree, null);
      }

      @Override
      public Void visitYield(YieldTree tree, Void nothing) {
        results.add(new TreePath(getCurrentPath(), tree.getValue()));
        return super.visitYield(tree, null);
      }
    }.scan(switchExpression, null);
    return results;
  }

  private String text(TreePath path) {
    return words(path).replaceAll(ELSE + "+", ELSE);
  }

  private String words(TreePath path) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parenthesized) {
      return words(new TreePath(path, parenthesized.getExpression()));
    }
    if (tree instanceof BinaryTree binary) {
      return words(new TreePath(path, binary.getLeftOperand()))
          + words(new TreePath(path, binary.getRightOperand()));
    }
    if (tree instanceof MethodInvocationTree) {
      TreePath receiver = receiver(path);
      return receiver != null
              && sources.element(path) instanceof ExecutableElement method
              && method.getSimpleName().contentEquals("formatted")
          ? words(receiver)
          : ELSE;
    }
    Object value =
        tree instanceof LiteralTree literal
            ? literal.getValue()
            : sources.element(path) instanceof VariableElement name
                ? name.getConstantValue()
                : null;
    return value == null ? ELSE : value.toString();
  }
}
