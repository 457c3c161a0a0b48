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

  static let readBack = Tool.package.appending(path: "Tests/Validators/read-back").path
  static let roundTrip = Tool.package.appending(path: "Tests/Validators/terraform-round-trip").path
  static let parsers = "pycep, tree_sitter, tree_sitter_bicep, tree_sitter_powershell, hcl2"
  static let hasParsers = Tool.succeeds([
    Tool.environment + "/bin/python", "-c", "import \(parsers)",
  ])
  static let forms = [""] + Samples.forms.map { "-\($0.0)" }

  /// Read by other parsers, all six hold the same rules; also where the elements are hostile.
  @Test(
    .enabled(if: hasParsers, "NOT RUN: needs a VALIDATORS_VENV with \(parsers)"),
    arguments: Samples.ruleSets.map(\.0) + Samples.forms.map { "every-kind-\($0.0)" })
  func allDialectsHoldTheSameRules(name: String) throws {
    let files = Dialect.allCases.map {
      Golden.root.appending(path: "dialects/\(name).\($0.suffix)").path
    }
    let result = try Tool.run([Tool.environment + "/bin/python", Self.readBack, "--same"] + files)
    #expect(result.status == 0, "\(result.output)")
    let lines = Set(result.output.split(separator: "\n").map { $0.drop { $0 != ":" } })
    #expect(lines.count == 1, "\(result.output)")
  }

  /// What undoes touches exactly the rules that were written, and no element is new.
  @Test(
    .enabled(if: hasParsers, "NOT RUN: needs a VALIDATORS_VENV with \(parsers)"),
    arguments: ["", "-parameters", "-existing"])
  func undoingTouchesWhatWasWrittenAndNothingElse(form: String) throws {
    let files = Dialect.allCases.flatMap { dialect in
      [form, "\(form)-undo"].map {
        Golden.root.appending(path: "dialects/every-kind\($0).\(dialect.suffix)").path
      }
    }
    let result = try Tool.run(
      [Tool.environment + "/bin/python", Self.readBack, "--undoes"] + files)
    let removed = form == "-existing" ? 4 : 5
    #expect(result.status == 0, "\(result.output)")
    #expect(
      result.output.split(separator: "\n").allSatisfy {
        $0.hasSuffix("removes \(removed) rules, puts back \(5 - removed)")
      }, "\(result.output)")
  }

  @Test(
    .enabled(if: Tool.succeeds(["shellcheck", "--version"]), "NOT RUN: needs shellcheck"),
    arguments: Samples.ruleSets.map(\.0) + Samples.forms.map { "every-kind-\($0.0)" })
  func shellcheckAcceptsTheScript(name: String) throws {
    let script = Golden.root.appending(path: "dialects/\(name).sh").path
    for words in [["bash", "-n", script], ["shellcheck", script]] {
      let result = try Tool.run(words)
      #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
    }
  }

  static let hasAzureCLI =
    FileManager.default.fileExists(atPath: Tool.validators.appending(path: "check-az").path)
    && Tool.succeeds([Tool.azureCLI + "/bin/python", "-c", "import azure.cli.core"])

  @Test(
    .enabled(
      if: hasAzureCLI, "NOT RUN: needs ../shared/validators and an AZURE_CLI_VENV with azure-cli"))
  func azureCLITakesEveryCommand() throws {
    let names = ["full-budget", "awkward-names"] + Self.forms.map { "every-kind\($0)" }
    let result = try Tool.run(
      [Tool.azureCLI + "/bin/python", Tool.validators.appending(path: "check-az").path]
        + names.map { Golden.root.appending(path: "dialects/\($0).sh").path })
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("full-budget.sh: perimetry-outbound-fqdns: Outbound fqdn x200"))
  }

  /// Applied and undone by Terraform itself, with a cloud that a file stands in for.
  @Test(
    .enabled(
      if: hasTerraform,
      "NOT RUN: needs ../shared/validators, terraform and a VALIDATORS_VENV with the package tf"),
    arguments: ["tf", "azapi.tf"], ["", "-parameters", "-existing"])
  func terraformUndoesWhatItDid(suffix: String, form: String) throws {
    let names = ["every-kind\(form)", form == "" ? "every-kind-undo" : "every-kind\(form)-undo"]
    let files = names.map { Golden.root.appending(path: "dialects/\($0).\(suffix)").path }
    let seed =
      form == "-existing" ? ["Perimetry-Inbound-Prefixes=192.0.2.0/24,198.51.100.7/32"] : []
    let result = try Tool.run(
      [Tool.environment + "/bin/python", Self.roundTrip] + files + seed)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("undone: as before"), "\(result.output)")
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
