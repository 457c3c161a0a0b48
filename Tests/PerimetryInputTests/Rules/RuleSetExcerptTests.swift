import Foundation
import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

/// An excerpt says no more and no less than the document it is taken from.
@Suite struct RuleSetExcerptTests {
  /// Every rule file there is in the repository.
  private static let samples: [Data] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders = ["Fuzz/Corpus/rules", "PerimetryOutputTests/Golden"]
    return folders.flatMap { folder -> [Data] in
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      return (files?.compactMap { $0 as? URL } ?? []).sorted { $0.path() < $1.path() }.compactMap {
        $0.pathExtension == "json" ? FileManager.default.contents(atPath: $0.path()) : nil
      }
    }
  }()

  @Test func `samples are read as they were without excerpts`() {
    #expect(Self.samples.count > 20)
    #expect(Self.samples.contains { RuleSetExcerpt($0) != nil })
    for sample in Self.samples { expectSame(sample, "a sample") }
  }

  @Test func `mutated samples are read as they were without excerpts`() {
    var random = SeededRandom(seed: 20_260_302)
    let documents = Self.samples.filter { RuleSetExcerpt($0) != nil }
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "null", "1e999", "\u{0}", "\"format\":",
      "\"Format\":\"x\",", "\"profiles\":[],", "\"rules\":[],", "\"perimeter\":7,", "\u{feff}", "ü",
      "\\ud800", "18446744073709551616",
    ]
    var excerpts = 0
    for number in 0..<3_000 {
      var bytes = Array(random.one(of: documents))
      for _ in 0...Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(contentsOf: random.one(of: pieces).utf8, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default:
          bytes.removeSubrange(
            place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      let data = Data(bytes)
      if RuleSetExcerpt(data) != nil { excerpts += 1 }
      expectSame(data, "mutation \(number)")
    }
    #expect(excerpts > 300)
  }

  @Test func `evidence is not kept, and its faults are not overlooked`() throws {
    func document(_ commentary: String) -> Data {
      Data(
        """
        {"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"inbound":\(commentary),
        "perimeter":"/p","profile":"a","rules":[]},{"perimeter":"/p","profile":"b","rules":[]}],"x":1}
        """.utf8)
    }
    let good = document(#"{"left_out":[{"peer":"192.0.2.1 ]}\""}]}"#)
    let excerpt = try #require(RuleSetExcerpt(good))
    #expect(
      String(decoding: excerpt.rules, as: UTF8.self)
        == #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"perimeter":"/p","#
        + #""profile":"a","rules":[]},{"perimeter":"/p","profile":"b","rules":[]}],"x":1}"#)
    #expect(
      String(decoding: excerpt.root, as: UTF8.self)
        == #"{"format":"perimetry-rule-set","formatVersion":1,"profiles":[],"x":1}"#)
    #expect(
      excerpt.profiles.map {
        String(decoding: RuleSetExcerpt.text(of: $0, in: good), as: UTF8.self).first
      } == ["{", "{"])
    for bad in [#"{"a" 1}"#, "[1,]", "{a:1}", "[01]", #"["\x"]"#, "tru", "[\"\u{1}\"]"] {
      #expect(RuleSetExcerpt(document(bad)) == nil, "\(bad)")
      expectSame(document(bad), bad)
    }
  }

  private func expectSame(_ data: Data, _ what: String) {
    let rules = outcome { try RuleSetReader.read(data, named: "rules.json").profiles }
    let asBefore = outcome {
      try RuleSetReader.reading(
        of: RuleSetReader.document(in: data, named: "rules.json") { .notJSON($0) },
        named: "rules.json"
      ).ruleSet.profiles
    }
    #expect(rules == asBefore, "\(what): \(String(decoding: data.prefix(4_000), as: UTF8.self))")
    let existing = outcome { try ExistingRulesReader.read(data, named: "rules.json") }
    let existingAsBefore = outcome {
      try ExistingRulesReader.reading(
        of: RuleSetReader.document(in: data, named: "rules.json") { .export(.notJSON($0)) },
        named: "rules.json")
    }
    #expect(existing == existingAsBefore, "\(what)")
  }

  /// What was read, or every mistake.
  private func outcome(_ read: () throws -> some Any) -> String {
    do { return "\(try read())" } catch let error as RuleSetError {
      return error.mistakes.map { "\($0.path): \($0.kind)" }.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }
}
