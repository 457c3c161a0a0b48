import Foundation
import Testing

/// Inputs that a fuzzer found worth keeping, once more: `Tests/Fuzz/Corpus/TARGET/`.
@Suite("The fuzzers' corpora")
struct FuzzCorpusTests {
  private static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fuzz/Corpus")
  }

  @Test("hold nothing that breaks what must hold", arguments: FuzzTarget.allCases)
  func replay(target: FuzzTarget) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: target.rawValue), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let fault = target.fault(in: Array(try Data(contentsOf: file)))
      #expect(fault == nil, "\(target): \(file.lastPathComponent)")
    }
  }
}
