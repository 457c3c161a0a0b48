import Foundation
import PerimetryOutput
import Testing

/// The validators of ../shared stand outside the project: none of its code runs in them.
@Suite struct ValidatorTests {
  static let checkArm = Tool.validators.appending(path: "check-arm").path
  static let checkTerraform = Tool.validators.appending(path: "check-terraform").path

  static let hasArm =
    Tool.python != nil && FileManager.default.fileExists(atPath: checkArm)
  static let hasTerraform =
    FileManager.default.fileExists(atPath: checkTerraform)
    && Tool.succeeds([Tool.environment + "/bin/python", "-c", "import tf"])
    && Tool.succeeds(["terraform", "version"])

  @Test(
    .enabled(if: hasArm, "NOT RUN: needs ../shared/validators and a Python with jsonschema"),
    arguments: Samples.ruleSets.map(\.0))
  func armTemplatesAreValid(name: String) throws {
    let result = try Tool.run([
      try #require(Tool.python), Self.checkArm,
      Golden.root.appending(path: "dialects/\(name).arm.json").path,
    ])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("access rules, valid"))
  }

  @Test(
    .enabled(
      if: hasTerraform,
      "NOT RUN: needs ../shared/validators, terraform and a VALIDATORS_VENV with the package tf"),
    arguments: Samples.ruleSets.map(\.0) + ["hostile-names"])
  func terraformPlansTheConfiguration(name: String) throws {
    let result = try Tool.run([
      Self.checkTerraform, Golden.root.appending(path: "dialects/\(name).tf").path,
    ])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("Plan:"))
  }

  @Test(.enabled(if: Tool.succeeds(["terraform", "version"]), "NOT RUN: needs terraform"))
  func terraformReadsBackEveryText() throws {
    let values = Hostile.corpus.map { "    \(TerraformString($0)),\n" }.joined()
    let comments = Hostile.corpus.map { "\(TerraformComment($0))\n" }.joined()
    let source = "\(comments)locals {\n  texts = [\n\(values)  ]\n}\n"
    let result = try Tool.inTemporaryDirectory { directory in
      try Data(source.utf8).write(to: directory.appending(path: "main.tf"))
      return try Tool.run([
        "sh", "-c", "cd \"$1\" && echo 'base64encode(jsonencode(local.texts))' | terraform console",
        "sh", directory.path,
      ])
    }
    let encoded = result.output.split(whereSeparator: \.isWhitespace).last ?? ""
    let json = try #require(
      Data(base64Encoded: String(encoded).replacing("\"", with: "")), "\(result.output)")
    #expect(try JSONDecoder().decode([String].self, from: json) == Hostile.corpus)
  }
}
