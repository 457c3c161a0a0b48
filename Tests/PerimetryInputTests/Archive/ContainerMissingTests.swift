import Testing

@testable import PerimetryInput

@Suite(
  "A build without libarchive",
  .enabled(if: BuiltIn.containers == nil, "NOT RUN: libarchive is built in"))
struct ContainerMissingTests {
  @Test(
    "says what to do with a container, and reads the others",
    arguments: [
      ("zip", [0x50, 0x4B, 3, 4]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD, 0]),
      ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]), ("bzip2", Array("BZh91AY&SY".utf8)),
      ("lz4", [0x04, 0x22, 0x4D, 0x18]),
    ] as [(String, [UInt8])])
  func refused(format: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "logs/a")
    try folder.write(Sample().line, to: "logs/b.json")
    let reading = Reading(files: folder.list("logs").files)
    let failure = reading.results.first?.failure
    #expect(failure?.contains("\(format) is not built in") == true)
    #expect(failure?.contains("libarchive-dev") == true)
    #expect(reading.results.first?.isSkipped == false && reading.records.count == 1)
  }
}
