package io.github.ebuildattest.engine.finding;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sources as javac understands them, and the expressions in them that give a value to a variable, a
 * parameter, a record's component, a method's result or an exception's message.
 */
final class ValuesInSources {

  /** Caught as one of these, an exception may be any; what it tells is not known. */
  private static final Set<String> ANYTHING =
      Stream.of(Throwable.class, Exception.class, RuntimeException.class)
          .map(Class::getName)
          .collect(Collectors.toSet());

  private final JavacTask task;
  private final Trees trees;
  private final Map<Element, List<TreePath>> values = new HashMap<>();

  /** What a class of exceptions tells a superclass that is not among the sources. */
  private final Map<TypeElement, List<TreePath>> told = new HashMap<>();

  private final List<ExecutableElement> methods = new ArrayList<>();

  ValuesInSources(Iterable<? extends JavaFileObject> sources) throws IOException {
    // what only another module's libraries know is an error here, and stops nothing
    task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    diagnostic -> {},
                    List.of(
                        "-proc:none", "--should-stop=ifError=FLOW", "--class-path", classPath()),
                    null,
                    sources);
    Iterable<? extends CompilationUnitTree> units = task.parse();
    task.analyze();
    trees = Trees.instance(task);
    Collector collector = new Collector();
    units.forEach(unit -> collector.scan(unit, null));
  }

  /** What the tests run with, also where a launcher of tests has a class loader of its own. */
  private static String classPath() {
    return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  /** What an expression names, or null. */
  @Nullable Element element(TreePath expression) {
    return trees.getElement(expression);
  }

  boolean isInSources(Element element) {
    return trees.getTree(element) != null;
  }

  /** What a variable, a parameter or the result of this very method may be. */
  List<TreePath> of(@Nullable Element element) {
    return values.getOrDefault(element, List.of());
  }

  /** What a method may answer: what it returns, what overrides it does, or a record's component. */
  List<TreePath> results(ExecutableElement method) {
    List<TreePath> results = new ArrayList<>(of(method));
    for (ExecutableElement other : methods) {
      if (other.getSimpleName().equals(method.getSimpleName())
          && task.getElements()
              .overrides(other, method, (TypeElement) other.getEnclosingElement())) {
        results.addAll(of(other));
      }
    }
    if (method.getEnclosingElement() instanceof TypeElement type
        && type.getKind() == ElementKind.RECORD
        && method.getParameters().isEmpty()) {
      results.addAll(component(type, method.getSimpleName().toString()));
    }
    return results;
  }

  /** A record's component is what its canonical constructor is given. */
  List<TreePath> component(TypeElement type, String name) {
    List<String> names = names(type.getRecordComponents());
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(constructor -> names(constructor.getParameters()).equals(names))
        .flatMap(constructor -> constructor.getParameters().stream())
        .filter(parameter -> parameter.getSimpleName().contentEquals(name))
        .flatMap(parameter -> of(parameter).stream())
        .toList();
  }

  private static List<String> names(List<? extends Element> elements) {
    return elements.stream().map(e -> e.getSimpleName().toString()).toList();
  }

  TypeElement type(Class<?> type) {
    return task.getElements().getTypeElement(type.getName());
  }

  /** What an exception may tell that an expression holds. */
  List<TreePath> messages(TreePath exception) {
    if (!(task.getTypes().asElement(trees.getTypeMirror(exception)) instanceof TypeElement type)
        || ANYTHING.contains(type.getQualifiedName().toString())) {
      return List.of();
    }
    return told.entrySet().stream()
        .filter(e -> task.getTypes().isSubtype(e.getKey().asType(), type.asType()))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /** Goes through the sources once. */
  private final class Collector extends TreePathScanner<Void, Void> {

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      if (tree.getInitializer() != null) {
        note(element(getCurrentPath()), tree.getInitializer());
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void nothing) {
      note(element(new TreePath(getCurrentPath(), tree.getVariable())), tree.getExpression());
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      if (element(getCurrentPath()) instanceof ExecutableElement method) {
        methods.add(method);
      }
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void nothing) {
      TreePath around = around(Tree.Kind.METHOD, Tree.Kind.LAMBDA_EXPRESSION);
      if (tree.getExpression() != null && around.getLeaf() instanceof MethodTree) {
        note(element(around), tree.getExpression());
      }
      return super.visitReturn(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
      if (element(getCurrentPath()) instanceof ExecutableElement method) {
        arguments(method, tree.getArguments());
        if (tree.getMethodSelect().toString().equals("super")
            && !isInSources(method)
            && !tree.getArguments().isEmpty()
            && element(around(Tree.Kind.CLASS)) instanceof TypeElement type) {
          told.computeIfAbsent(type, t -> new ArrayList<>())
              .add(new TreePath(getCurrentPath(), tree.getArguments().get(0)));
        }
      }
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void nothing) {
      if (element(getCurrentPath()) instanceof ExecutableElement constructor) {
        arguments(constructor, tree.getArguments());
      }
      return super.visitNewClass(tree, null);
    }

    private TreePath around(Tree.Kind... kinds) {
      TreePath path = getCurrentPath();
      while (!List.of(kinds).contains(path.getLeaf().getKind())) {
        path = path.getParentPath();
      }
      return path;
    }

    private void arguments(ExecutableElement method, List<? extends ExpressionTree> arguments) {
      List<? extends VariableElement> parameters = method.getParameters();
      for (int i = 0; i < arguments.size() && i < parameters.size(); i++) {
        note(parameters.get(i), arguments.get(i));
      }
    }

    private void note(@Nullable Element element, ExpressionTree value) {
      if (element != null) {
        values
            .computeIfAbsent(element, e -> new ArrayList<>())
            .add(new TreePath(getCurrentPath(), value));
      }
    }
  }
}
