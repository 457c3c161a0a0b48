import ArgumentParser
import PerimetryInput
import PerimetryStore

struct Perimetry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perimetry",
    abstract:
      "What would break if you enforced your Azure network security perimeter, and which rules prevent it.",
    discussion: """
      Reads exported access logs (storage archives, Event Hubs captures, Log Analytics and Data Explorer exports, \
      portal CSV; compressed, zipped, in tars or not) and answers from them, offline.

      The fact to know: in learning (transition) mode the traffic that will break is logged as ALLOWED, by the \
      resource's own rules (Nsp…ResourceRulesAllowed). Enforcement takes those rules away.

      Start with:
        perimetry analyze ./insights-logs-export

      Then keep a store and ask it more:
        perimetry ingest ./insights-logs-export --store perimetry.db
        perimetry denied --by resource
        perimetry recommend --format json > rules.json
        perimetry simulate --rules rules.json
        perimetry ready
        perimetry report --output report.html
        perimetry export terraform rules.json > rules.tf
        perimetry explain 198.51.100.7

      Exit status: 0 done, 1 a condition of --strict or --fail-on holds or what --verify checks does not, 2 nothing could \
      be done, 3 done in part (a named input failed), 4 nothing new (`run` only), 64 wrong usage, 75 the store stayed busy, \
      130 interrupted.
      """,
    version: """
      perimetry \(Program.version)
      JSON: \(BuiltIn.jsonParser)
      gzip: \(BuiltIn.gzip ?? "not built in (install isa-l's or zlib's headers and build again)")
      snappy: \(BuiltIn.snappy ?? "not built in (install snappy's headers and build again)")
      zip, tar, zstd, bzip2, xz, lz4: \(BuiltIn.containers ?? "not built in (install libarchive's headers and build again)")
      SQLite: \(Store.sqliteVersion)
      """,
    subcommands: [
      Analyze.self, Ingest.self, Compact.self, Merge.self, CoverageCommand.self, Flows.self,
      Denied.self,
      Recommend.self, Decide.self, Simulate.self, Ready.self, ReportCommand.self, Compare.self,
      DriftCommand.self, HygieneCommand.self, Reconcile.self, MeasureCover.self,
      Explain.self, Export.self, Emit.self, Rejects.self, Conflicts.self, Query.self, Shapes.self,
      RunCommand.self, RunsCommand.self, Prune.self, SelfCheck.self,
    ])
}
