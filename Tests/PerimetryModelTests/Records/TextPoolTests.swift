import Testing

@testable import PerimetryModel

@Suite("A pool of texts")
struct TextPoolTests {
  @Test("gives each text one number, in order, and gives it back, however many there are")
  func numbers() {
    let pool = TextPool()
    let texts = (0..<3000).map {
      "text \($0 % 1500) \(String(repeating: "ü", count: $0 % 1500 / 20))"
    }
    for round in 1...2 {
      #expect(texts.map { pool.number(of: $0) } == (0..<3000).map { Int32($0 % 1500 + 1) })
      #expect((1...1500).map { pool.text(Int32($0)) } == Array(texts[..<1500]))
      #expect(pool.count == 1501)
      #expect(pool.byteCount == texts[..<1500].map(\.utf8.count).reduce(0, +))
      if round == 1 { pool.removeAll() }
    }
  }

  @Test("has number 0 for no text, and tells a text from its beginning")
  func edges() {
    let pool = TextPool()
    #expect(pool.number(of: "") == 0 && pool.text(0).isEmpty && pool.count == 1)
    #expect(pool.number(of: "ab") == 1 && pool.number(of: "a") == 2 && pool.number(of: "ab") == 1)
  }
}
