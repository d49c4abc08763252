package io.github.ebuildattest.hook.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.cache.CacheContents;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.report.TextReport.Style;
import io.github.ebuildattest.engine.status.OverlayStatus;
import io.github.ebuildattest.hook.git.HooksDirectory;
import io.github.ebuildattest.hook.process.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status} shows.
 *
 * @param overlay the engine's part
 * @param hooks the present state of every hook that we install
 * @param eclass pypi.eclass of Gentoo's repository, or empty where this machine has none
 * @param cache the directory where downloads are kept, or null where none are
 * @param contents what is kept there, or null where there is no such directory
 */
record Status(
    OverlayStatus overlay,
    List<HooksDirectory.Installed> hooks,
    Optional<InstalledEclass> eclass,
    @Nullable Path cache,
    @Nullable CacheContents contents) {

  String text(Style style) {
    ReportLines out = new ReportLines(style, 14);
    out.line("", "ebuild-attest " + Version.number() + ": " + overlay.overlay());
    out.field("Java", java());
    for (HooksDirectory.Installed hook : hooks) {
      out.field("hook", hook.hook().fileName() + ": " + hook.state().label() + ", " + hook.file());
    }
    out.field(
        "trusted root",
        overlay.trustedRoot().source()
            + ", "
            + overlay.trustedRoot().ageDays()
            + " days old"
            + (overlay.trustedRoot().stale() ? ": TOO OLD, keys may be unknown to it" : ""));
    out.field("index", overlay.index() == null ? "none: offline" : overlay.index());
    out.field("DISTDIR", overlay.distdir() == null ? "none" : overlay.distdir().toString());
    out.field("cache", cacheWords());
    out.field(
        "pypi.eclass",
        eclass
            .map(e -> e.file() + ": " + e.words())
            .orElse("no Gentoo repository on this machine"));
    out.field("policy", overlay.policy().source());
    out.field(
        "",
        overlay.policy().policy().words().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", ")));
    out.field(
        "pins",
        overlay.pins().attested() + " attested, " + overlay.pins().unattested() + " not attested");
    for (String problem : overlay.problems()) {
      out.field("mind", problem);
    }
    return out.toString();
  }

  private String cacheWords() {
    if (cache == null || contents == null) {
      return "none: nothing that was downloaded is kept";
    }
    if (contents.problem() != null) {
      return cache + " CANNOT BE USED, " + contents.problem() + ": what is needed is downloaded";
    }
    int files = contents.distfiles() + contents.provenances() + contents.pages();
    return files == 0
        ? cache + ": empty"
        : cache
            + ": "
            + contents.bytes()
            + " bytes in "
            + files
            + (files == 1 ? " file, " : " files, ")
            + contents.distfiles()
            + " of which Manifests pin";
  }

  private static String java() {
    return Runtime.version() + ", " + System.getProperty("java.vendor");
  }

  String json(String toolVersion) {
    JsonObject root = JsonHead.of(toolVersion);
    root.addProperty("overlay", overlay.overlay());
    root.addProperty("java", Runtime.version().toString());
    JsonArray installed = new JsonArray();
    for (HooksDirectory.Installed hook : hooks) {
      JsonObject one = new JsonObject();
      one.addProperty("name", hook.hook().fileName());
      one.addProperty("path", hook.file().toString());
      one.addProperty("state", hook.state().name().toLowerCase(Locale.ROOT));
      installed.add(one);
    }
    root.add("hooks", installed);
    JsonObject trusted = new JsonObject();
    trusted.addProperty("source", overlay.trustedRoot().source());
    trusted.addProperty("age-days", overlay.trustedRoot().ageDays());
    trusted.addProperty("stale", overlay.trustedRoot().stale());
    root.add("trusted-root", trusted);
    root.addProperty("index", overlay.index());
    root.addProperty("distdir", overlay.distdir() == null ? null : overlay.distdir().toString());
    JsonObject kept = new JsonObject();
    kept.addProperty("path", cache == null ? null : cache.toString());
    if (contents != null) {
      kept.addProperty("bytes", contents.bytes());
      kept.addProperty("distfiles", contents.distfiles());
      kept.addProperty("provenances", contents.provenances());
      kept.addProperty("pages", contents.pages());
      kept.addProperty("problem", contents.problem());
    }
    root.add("cache", kept);
    root.add("pypi-eclass", eclass.map(Status::eclass).orElse(null));
    JsonObject policy = new JsonObject();
    policy.addProperty("source", overlay.policy().source());
    overlay.policy().policy().words().forEach(policy::addProperty);
    root.add("policy", policy);
    JsonObject pins = new JsonObject();
    pins.addProperty("attested", overlay.pins().attested());
    pins.addProperty("unattested", overlay.pins().unattested());
    root.add("pins", pins);
    JsonArray problems = new JsonArray();
    overlay.problems().forEach(problems::add);
    root.add("problems", problems);
    return JsonReport.pretty(root);
  }

  private static JsonObject eclass(InstalledEclass installed) {
    JsonObject eclass = new JsonObject();
    eclass.addProperty("path", installed.file().toString());
    eclass.addProperty("md5", installed.md5());
    eclass.addProperty("known-from", installed.revision().map(r -> r.month()).orElse(null));
    return eclass;
  }
}
