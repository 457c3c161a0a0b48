import PerimetryModel
import TestSupport
import Testing

@testable import PerimetryInput

@Suite("Random damage")
struct MutationTests {
  private static var limits: RecordLimits {
    var limits = RecordLimits()
    limits.longestRecord = 6000
    return limits
  }

  private static let budget = Duration.seconds(2)

  @Test("never crashes the reader, and its account always balances")
  func balance() {
    let corpus = ShapeTests.shapes.map { Array($0.text.utf8) } + [Array(FlatSample.line.utf8)]
    let start = ContinuousClock.now
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let base = corpus[Int.random(in: 0..<corpus.count, using: &random)]
      let bytes = Mutation.apply(
        to: base, count: Int.random(in: 1...6, using: &random), using: &random)
      let reading = Reading(
        bytes, limits: Self.limits, piece: Int.random(in: 1...5000, using: &random),
        parser: BuiltInJSONParser.self)
      #expect(reading.balances, "seed \(seed)")
      #expect(
        reading.failure != nil || reading.account.bytes.read == Int64(bytes.count), "seed \(seed)")
      let isInside = reading.records.allSatisfy { Int($0.offset) + Int($0.length) <= bytes.count }
      #expect(isInside, "seed \(seed)")
      if ContinuousClock.now - start > Self.budget { break }
    }
  }

  @Test("of some lines leaves every other line's record as it was")
  func lines() {
    let lines = Sample.series(12).map { Array($0.line.utf8) }
    let start = ContinuousClock.now
    for seed in 1...3000 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      let damaged = Set((0..<2).map { _ in Int.random(in: 1..<lines.count, using: &random) })
      var kept: [ReadRecord] = []
      var text: [UInt8] = []
      for (index, line) in lines.enumerated() {
        if damaged.contains(index) {
          text += Mutation.apply(to: line, count: 3, using: &random)
        } else {
          kept += Reading(line, parser: BuiltInJSONParser.self).records.map(\.placeless)
          text += line
        }
        text.append(10)
      }
      let reading = Reading(text, limits: Self.limits, parser: BuiltInJSONParser.self)
      let found = Set(reading.records.map(\.placeless))
      #expect(found.isSuperset(of: kept) && reading.balances, "seed \(seed)")
      if ContinuousClock.now - start > Self.budget { break }
    }
  }
}
