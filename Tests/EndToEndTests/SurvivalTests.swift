import Foundation
import Testing

/// What gets in the way of a run costs what it stands for and nothing else, and is named.
@Suite struct SurvivalTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func kept(in store: String = "perimetry.db") throws -> String {
    try sandbox.run(
      "query", "SELECT count(*) AS n FROM record", "--format", "csv", "--store", store
    ).lines.last ?? ""
  }

  /// Runs shell in which `$P` is the program itself, so that `$!` is its process.
  private func shell(_ line: String) throws -> Outcome {
    try sandbox.start(["/bin/sh", "-c", line], environment: ["P": Package.product("perimetry")])
  }

  /// A run that holds the store because nobody writes into its pipe; `$!` is its process.
  private static let holder = """
    mkfifo pipe
    "$P" ingest pipe --quiet > held.txt 2>&1 &
    while ! [ -s perimetry.db.lock ]; do sleep 0.01; done

    """

  @Test(arguments: ["ingest", "analyze"])
  func aSecondWriterIsToldWhoHoldsTheStore(command: String) throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    let outcome = try shell(
      Self.holder + """
        "$P" \(command) a.json --store perimetry.db --wait 0; status=$?
        echo "process $! on $(uname -n), since" > expected.txt
        cat a.json > pipe; wait; exit $status
        """)
    #expect(outcome.status == 75)
    let expected = try String(contentsOfFile: sandbox.path("expected.txt"), encoding: .utf8)
    #expect(
      outcome.errors.contains(expected.trimmingCharacters(in: .newlines)), "\(outcome.errors)")
    #expect(outcome.errors.contains("perimetry: perimetry.db: another run is writing to the store"))
    #expect(try !sandbox.names().contains("perimetry.db.lock"))
    #expect(try kept() == "3")
  }

  @Test func aSecondWriterWaitsForTheFirst() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    try sandbox.write(LogLine.records(3..<5), to: "b.json")
    let outcome = try shell(
      Self.holder + """
        (sleep 0.5; cat a.json) > pipe &
        "$P" ingest b.json --wait 60; status=$?; wait; exit $status
        """)
    #expect(outcome.status == 0 && outcome.errors.contains("waiting for up to 60.0 s"))
    #expect(try kept() == "5")
  }

  @Test func readersNeedNoLockAndTheLockOfADeadRunIsInNobodysWay() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    try sandbox.run("ingest", "a.json")
    let outcome = try shell(
      Self.holder + """
        "$P" flows --quiet; status=$?
        kill -KILL $!; wait; exit $status
        """)
    #expect(outcome.status == 0)
    #expect(try sandbox.names().contains("perimetry.db.lock"))
    try sandbox.write(LogLine.records(0..<5), to: "a.json")
    #expect(try sandbox.run("ingest", "a.json", "--wait", "0").status == 0)
    #expect(try kept() == "5")
    #expect(try !sandbox.names().contains("perimetry.db.lock"))
  }

  @Test func aStoreBehindALinkHasOneLock() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    try sandbox.run("ingest", "a.json")
    let outcome = try shell(
      Self.holder + """
        ln -s perimetry.db other.db; "$P" ingest a.json --store other.db --wait 0; status=$?
        cat a.json > pipe; wait; exit $status
        """)
    #expect(outcome.status == 75)
  }

  /// By its other signal: a shell's background jobs do not hear Ctrl-C.
  @Test func ctrlCKeepsWhatWasReadAndLeavesNothingBeside() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    let outcome = try shell(
      """
      mkfifo pipe
      "$P" ingest a.json pipe --quiet --commit-every 1 > run.txt & run=$!
      (cat a.json; exec sleep 60) > pipe & feeder=$!
      while ! [ -s perimetry.db.lock ]; do sleep 0.01; done
      sleep 0.3; kill -TERM $run; wait $run; status=$?; kill $feeder; exit $status
      """)
    #expect(outcome.status == 130, "\(outcome)")
    #expect(try kept() == "3")
    #expect(try sandbox.names().filter { $0.hasPrefix("perimetry.db") } == ["perimetry.db"])
  }

  @Test func aFileThatGoesBetweenListingAndReadingCostsItself() throws {
    for name in ["a", "b", "c"] { try sandbox.write(LogLine.record(port: 1), to: "\(name).json") }
    try sandbox.write(LogLine.records(5..<7), to: "c.json")
    let outcome = try shell(
      """
      mkfifo pipe
      "$P" ingest pipe b.json c.json > run.txt & run=$!
      while ! [ -s perimetry.db.lock ]; do sleep 0.01; done
      sleep 0.2; rm b.json; cat a.json > pipe; wait $run
      """)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("perimetry: b.json: No such file or directory"))
    #expect(try kept() == "3")
  }

  @Test func foldersThatHoldThemselvesEndAndAreReadOnce() throws {
    try sandbox.write(LogLine.records(0..<3), to: "logs/in/a.json")
    let made = try shell("ln -s .. logs/in/up; ln -s in logs/again; ln -s self logs/self")
    #expect(made.status == 0)
    let outcome = try sandbox.run("ingest", "logs", "--format", "json")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("perimetry: logs/self: "))
    #expect((try outcome.json()["account"] as? [String: Any])?["read"] as? Int == 3)
  }

  @Test func aFullDiskIsNamedAndWhatWasCommittedIsKept() throws {
    try sandbox.write(LogLine.records(0..<10), to: "a.json")
    try sandbox.run("ingest", "a.json")
    try sandbox.write(
      (10..<6000).map { LogLine.record(port: $0, address: "198.51.\($0 / 250).\($0 % 250)") + "\n" }
        .joined(), to: "b.json")
    // In blocks of 512 bytes.
    let outcome = try shell("ulimit -f 1500; \"$P\" ingest b.json --commit-every 50")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("perimetry.db: the disk "), "\(outcome.errors)")
    #expect(outcome.errors.contains("what was committed is kept"))
    let before = try #require(Int(try kept()))
    #expect((10..<6000).contains(before))
    #expect(try sandbox.run("ingest", "b.json").status == 0)
    #expect(try kept() == "6000")
    #expect(try sandbox.names().filter { $0.hasPrefix("perimetry.db") } == ["perimetry.db"])
  }

  /// Whether a file system of one's own can be had, as a small disk.
  private static let mountsDisks =
    Package.has("unshare")
    && ((try? Sandbox().start([
      "/usr/bin/env", "unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt",
    ])
    .status) ?? 1) == 0

  @Test(.enabled(if: mountsDisks, "NOT RUN: no file system can be mounted here"))
  func aDiskThatIsReallyFullAndOneThatMayOnlyBeReadAreNamed() throws {
    try sandbox.write(
      (0..<6000).map { LogLine.record(port: $0, address: "198.51.\($0 / 250).\($0 % 250)") + "\n" }
        .joined(), to: "a.json")
    try sandbox.makeFolder("disk")
    let outcome = try shell(
      """
      unshare -rm sh -c '
      mount -t tmpfs -o size=600k none disk
      "$P" ingest a.json --store disk/p.db --commit-every 500 --quiet; echo "full: $?"
      mount -o remount,size=30m disk
      "$P" ingest a.json --store disk/p.db --quiet > run.txt; echo "larger: $?"
      "$P" query "SELECT count(*) FROM record" --store disk/p.db --format csv | tail -n 1
      mount -o remount,ro disk
      "$P" ingest a.json --force --store disk/p.db --quiet; echo "read-only: $?"
      "$P" ingest a.json --store disk/new.db --quiet; echo "read-only, new: $?"
      "$P" denied --store disk/p.db > denied.txt; echo "asked: $?"'
      """)
    #expect(
      outcome.text
        == "full: 2\nlarger: 0\n6000\nread-only: 2\nread-only, new: 2\nasked: 0\n", "\(outcome)")
    #expect(outcome.errors.contains("disk/p.db: the disk is full; what was committed is kept"))
    #expect(outcome.errors.contains("disk/new.db: nothing can be written in its folder"))
  }

  @Test func aFolderThatIsNotThereForTheStoreIsNamed() throws {
    try sandbox.write(LogLine.records(0..<3), to: "a.json")
    let outcome = try sandbox.run("ingest", "a.json", "--store", "nowhere/perimetry.db")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nowhere/perimetry.db: the folder is not there"))
  }

  /// Few points, because it runs with every test; `scripts/kill-test` runs as many as asked for.
  @Test(
    .enabled(
      if: Package.has("python3") && Package.has("cc") && Package.readsGzip,
      "NOT RUN: python3, a compiler or zlib is missing"))
  func aRunThatIsKilledAnywhereIsMendedByTheNext() throws {
    let outcome = try sandbox.start([
      "/usr/bin/env", "python3", Package.path("scripts/kill-test"), "--points", "12", "--records",
      "60", "--commit-every", "8", "--perimetry", Package.product("perimetry"), "--generator",
      Package.product("generate-logs"),
    ])
    #expect(outcome.status == 0, "\(outcome.text) \(outcome.errors)")
    #expect(outcome.text.contains("12 passed, 0 failed"))
  }
}
