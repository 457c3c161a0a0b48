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
}
