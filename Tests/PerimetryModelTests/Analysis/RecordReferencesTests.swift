import PerimetryModel
import Testing

@Suite struct RecordReferencesTests {
  private let references = (1...4).map { RecordReference(milliseconds: Int64($0), key: 7) }

  @Test(
    arguments: [
      ([0, 0, 0], [0]), ([0, 0, 1], [0, 1]), ([0, 1, 0], [0, 1]), ([0, 1, 1], [0, 1]),
      ([0, 1, 2], [0, 1, 2]), ([0, 2, 1], [0, 2, 1]),
    ])
  func `the first, the last and the largest come in this order, each once`(
    named: [Int], kept: [Int]
  ) {
    let made = RecordReferences(
      first: references[named[0]], last: references[named[1]], largest: references[named[2]])
    #expect(Array(made) == kept.map { references[$0] })
    #expect(made == RecordReferences(kept.map { references[$0] }))
    #expect(made.hashValue == RecordReferences(kept.map { references[$0] }).hashValue)
  }

  @Test func `beyond the third none is kept`() {
    #expect(Array(RecordReferences(references)) == Array(references.prefix(3)))
    #expect(RecordReferences().isEmpty && RecordReferences() != [references[0]])
  }
}
