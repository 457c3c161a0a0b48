import PerimetryModel

/// Reads columns: the spelling of each value is understood once, and known again by its bytes. The one place where
/// spellings become the domain's words.
final class FieldReader {
  let pool = TextPool()

  /// Of the texts remembered.
  private static let mostBytes = 4 << 20

  private let hash = SeededHash()
  /// Numbers in ``values``.
  private let known = HashedTable()
  private var values: [FieldValue] = []
  private var categories: [RecordCategory] = []
  private var categoryNumbers: [RecordCategory: Int32] = [:]

  /// Forgets everything; numbers start again.
  func removeAll() {
    pool.removeAll()
    known.removeAll()
    values.removeAll(keepingCapacity: true)
    categories.removeAll()
    categoryNumbers.removeAll()
  }

  /// Whether it is time to forget: texts can be many, and they can be long.
  var isFull: Bool {
    pool.count >= 1 << 17 || known.count >= 1 << 17 || pool.byteCount >= FieldReader.mostBytes
  }

  func value(_ value: JSONEvent, in column: RecordColumn) -> FieldValue {
    if value.kind == JSONKind.null { return FieldValue() }
    let key = key(of: value, slot: column.slot)
    if let number = known[key] { return values[Int(number)] }
    let result = value.textValue.map { read($0, in: column) } ?? FieldValue()
    known.insert(Int32(values.count), as: key)
    values.append(result)
    return result
  }

  /// The category a value of the category column names; `nil` where the table's name stands in its place.
  func category(_ value: FieldValue) -> RecordCategory? {
    value.second > 0 ? categories[Int(value.second) - 1] : nil
  }

  private func key(of value: JSONEvent, slot: Int) -> SeededHash.Value {
    var key = hash.start()
    if value.kind == JSONKind.string, let text = value.text {
      hash.mix(UnsafeRawPointer(text), count: Int(value.length), tag: slot + 1, into: &key)
    } else {
      hash.mix(
        UInt64(slot) << 8 | UInt64(value.kind) << 1 | 1, UInt64(bitPattern: value.value.integer),
        into: &key)
    }
    return key
  }

  private func read(_ text: String, in column: RecordColumn) -> FieldValue {
    guard case .text(let field) = column else {
      return column == .category ? category(text) : FieldValue(number: pool.number(of: text))
    }
    switch field {
    case .perimeter, .serviceResource, .sourceResource, .destinationResource:
      let id = ResourceID(text)
      return FieldValue(
        number: pool.number(of: id.text), marks: id.isWellFormed ? [] : .malformedResource)
    case .matchedRuleText: return matchedRule(text)
    case .sourceAddress:
      guard let address = IPAddress(text) else {
        return FieldValue(number: pool.number(of: text), marks: .unreadableAddress)
      }
      return FieldValue(number: pool.number(of: address.description))
    case .destinationFQDN:
      guard let name = DomainName(text) else {
        return FieldValue(number: pool.number(of: text), marks: .unreadableDomain)
      }
      return FieldValue(number: pool.number(of: name.text))
    case .sourceParameters:
      return FieldValue(
        number: pool.number(of: text),
        marks: FlowShape.Facts.mentionsServiceEndpoint(text) ? .serviceEndpoint : [])
    case .resultDirection:
      let direction = FlowShape.Facts.direction(of: text)
      return FieldValue(
        number: pool.number(of: text),
        marks: direction == .inbound ? .inbound : direction == .outbound ? .outbound : [])
    default: return FieldValue(number: pool.number(of: text))
    }
  }

  private func category(_ text: String) -> FieldValue {
    var value = FieldValue(number: pool.number(of: text))
    if LogCategory.isTableName(text) { return value }
    let category = RecordCategory(exported: text)
    if let number = categoryNumbers[category] {
      value.second = number
      return value
    }
    categories.append(category)
    value.second = Int32(categories.count)
    categoryNumbers[category] = value.second
    return value
  }

  /// `{"accessRule":"name"}`, as an object or as a text that holds one, is the rule's name; any other text is
  /// the name itself. What says more than the name is kept beside it.
  private func matchedRule(_ text: String) -> FieldValue {
    guard text.first == "{" else { return FieldValue(number: pool.number(of: text)) }
    guard let content = MatchedRuleText.content(of: text) else {
      let number = pool.number(of: text)
      return FieldValue(number: number, second: number)
    }
    let name = content.name ?? ""
    let saysMore = MatchedRuleText.canonical(name) != MatchedRuleText.withoutBlanks(text)
    return FieldValue(
      number: pool.number(of: name), second: saysMore ? pool.number(of: text) : 0)
  }
}
