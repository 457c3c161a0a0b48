import PerimetryModel
import Testing

@Suite("The identity of a record")
struct RecordIdentityTests {
  /// What a second event must not share with the first (domain.md §2.11), written out by hand.
  private static let identifying: [RecordField] = [
    .perimeter, .serviceResource, .profile, .operation, .matchedRule, .rulesVersion, .sourceAddress,
    .sourcePort, .sourceProtocol, .sourceResource, .destinationFQDN, .destinationResource,
    .destinationPort, .destinationProtocol,
  ]

  private static var full: RecordContext {
    var context = RecordContext(category: .known(.publicInboundResourceRulesAllowed))
    for field in RecordField.allCases { context[field] = "value of \(field)" }
    return context
  }

  private static func key(_ context: RecordContext, ticks: Int64 = 10_000, port: Int32? = 443)
    -> Int64
  {
    RecordIdentity.key(
      contextHash: RecordIdentity.contextHash(of: context), time: Timestamp(ticks: ticks),
      port: port)
  }

  private static func identified(_ context: RecordContext) -> IdentifiedContext {
    let pool = TextPool()
    var batch = RecordBatch(epoch: 0, firstContext: 0)
    return batch.append(
      RecordField.allCases.map { pool.number(of: context[$0] ?? "") }, category: context.category,
      shape: context.shape, in: pool)
  }

  @Test("changes with an identifying column, and with no other", arguments: RecordField.allCases)
  func columns(field: RecordField) {
    var other = Self.full
    other[field] = "another"
    #expect((Self.key(other) != Self.key(Self.full)) == Self.identifying.contains(field))
    other[field] = nil
    #expect((Self.key(other) != Self.key(Self.full)) == Self.identifying.contains(field))
    #expect(Self.identified(other).all != Self.identified(Self.full).all)
  }

  @Test("changes with the category, the port and the millisecond; not below the millisecond")
  func numbers() {
    var other = RecordContext(category: .known(.publicInboundResourceRulesDenied))
    for field in RecordField.allCases { other[field] = Self.full[field] }
    let key = Self.key(Self.full)
    #expect(Self.key(other) != key)
    #expect(Self.key(Self.full, port: 444) != key)
    #expect(Self.key(Self.full, port: nil) != key)
    #expect(Self.key(Self.full, port: 0) != Self.key(Self.full, port: nil))
    #expect(Self.key(Self.full, ticks: 20_000) != key)
    #expect(Self.key(Self.full, ticks: 19_999) == key)
  }

  @Test("tells apart values that stand in neighbouring columns")
  func framing() {
    var (a, b) = (Self.full, Self.full)
    (a[.serviceResource], a[.profile]) = ("ab", "c")
    (b[.serviceResource], b[.profile]) = ("a", "bc")
    #expect(Self.key(a) != Self.key(b))
    (a[.serviceResource], a[.profile]) = ("x", nil)
    (b[.serviceResource], b[.profile]) = (nil, "x")
    #expect(Self.key(a) != Self.key(b))
  }

  @Test("is the documented formula, by a second implementation")
  func formula() {
    var context = RecordContext(category: .known(.privateInboundAllowed))
    context[.profile] = "défault"
    func counted(_ text: String) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: text.utf8.count >> (8 * $0)) } + Array(text.utf8)
    }
    func word(_ number: UInt64) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
    let fields = Self.identifying.map { $0 == .profile ? "défault" : "" }
    let contextHash = PlainXXH64.hash(
      (["NspPrivateInboundAllowed"] + fields).flatMap(counted), seed: 0)
    let expected = PlainXXH64.hash(word(contextHash) + word(7) + word(444), seed: 0)
    #expect(Self.key(context, ticks: 70_001) == Int64(bitPattern: expected))
  }
}
