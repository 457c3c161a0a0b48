import Foundation
import Testing

/// The emitted job, as far as it goes without Spark; `scripts/check-spark` runs it on a cluster.
@Suite struct SparkJobTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let emitted = try sandbox.run("emit", "spark")
    #expect(emitted.status == 0, "\(emitted.errors)")
    try sandbox.write(emitted.output, to: "job.py")
  }

  private func validate(_ arguments: [String]) throws {
    let validator = Package.path("Tests/Validators/spark-records")
    let words = ["/usr/bin/env", "python3", validator, "job.py", Package.product("perimetry")]
    let outcome = try sandbox.start(words + arguments)
    #expect(outcome.status == 0, "\(outcome.text) \(outcome.errors)")
  }

  /// `every-shape` holds shapes that are none of the job's.
  @Test(
    .enabled(if: Package.has("python3"), "python3 is not there"),
    arguments: Package.samples.filter { $0 != "every-shape" })
  func aSamplesRecordsAreThoseOfAnIngest(sample: String) throws {
    try validate([Package.sample(sample)])
  }

  @Test(
    .enabled(if: Package.has("python3"), "python3 is not there"), arguments: [1, 11, 21, 31, 41])
  func everySpellingIsReadAsAnIngestReadsIt(seed: Int) throws {
    try validate(["--seeds", String(seed), "10"])
  }

  @Test(.enabled(if: Package.has("python3"), "python3 is not there"))
  func theJobExplainsItselfWithoutSpark() throws {
    let help = try sandbox.start(["/usr/bin/env", "python3", "job.py", "--help"])
    #expect(help.status == 0)
    for option in ["--input", "--name", "--table", "--output"] {
      #expect(help.text.contains(option), "\(option)")
    }
    let nothing = try sandbox.start(["/usr/bin/env", "python3", "job.py", "--output", "out"])
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("give --input or --table"))
    let inside = try sandbox.start([
      "/usr/bin/env", "python3", "job.py", "--input", "file:///a", "--output", "file:///a/b",
    ])
    #expect(inside.status == 2)
    #expect(inside.errors.contains("lies below the input"))
  }
}
