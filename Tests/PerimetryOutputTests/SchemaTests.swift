import Foundation
import PerimetryOutput
import Testing

@Suite struct SchemaTests {
  static let schemas = Tool.package.appending(path: "Schemas")

  /// Validates each document against the schema of its kind; prints what is wrong.
  static let program = """
    import json, pathlib, sys
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
    schemas = {p.name: json.loads(p.read_text()) for p in pathlib.Path(sys.argv[1]).glob("*.json")}
    registry = Registry().with_resources(
        [(s["$id"], Resource.from_contents(s)) for s in schemas.values()])
    bad = 0
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for path in sys.argv[2:]:
        document = json.loads(pathlib.Path(path).read_text())
        name = "report-" + document["report"] if "report" in document else "rule-set"
        validator = Draft202012Validator(schemas[name + ".schema.json"], registry=registry)
        for error in validator.iter_errors(document):
            bad += 1
            print(path, list(error.absolute_path), error.message[:300])
    sys.exit(1 if bad else 0)
    """

  private func check(_ reports: [Report]) throws -> (status: Int32, output: String) {
    let python = try #require(Tool.python)
    return try Tool.inTemporaryDirectory { directory in
      var files: [String] = []
      for (number, report) in reports.enumerated() {
        let file = directory.appending(path: "\(number)-\(report.title).json")
        let json = try report.rendered(as: .json, style: TextStyle(width: 80, color: false))
        try Data(json.utf8).write(to: file)
        files.append(file.path)
      }
      return try Tool.run([python, "-c", Self.program, Self.schemas.path] + files)
    }
  }

  @Test(.enabled(if: Tool.python != nil, "NOT RUN: needs a Python with jsonschema"))
  func payloadsFollowTheirSchemas() throws {
    let hostile = Hostile.corpus.flatMap { Samples.reports(holding: $0) }
      .filter { $0.title != "Recommendation" && $0.title != "What enforcement would deny" }
    let documents = [Samples.document, Samples.documentOfNothing].map { Report.document($0) }
    let result = try check(Samples.reports.map(\.report) + documents + hostile)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(.enabled(if: Tool.python != nil, "NOT RUN: needs a Python with jsonschema"))
  func aSchemaRefusesAnotherPayload() throws {
    var wrong = Samples.query
    wrong.payload = ["report": "denied"]
    let result = try check([wrong])
    #expect(result.status == 1 && result.output.contains("required property"))
  }

  @Test func everyReportHasASchema() throws {
    let names = Set(
      try FileManager.default.contentsOfDirectory(atPath: Self.schemas.path)
        .filter { $0.hasSuffix(".schema.json") })
    for (_, report) in Samples.reports {
      let json = try report.rendered(as: .json, style: TextStyle(width: 80, color: false))
      let document = try #require(
        JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let name = (document["report"] as? String).map { "report-\($0)" } ?? "rule-set"
      #expect(names.contains("\(name).schema.json"))
      #expect(document["formatVersion"] as? Int == 1)
    }
  }
}
